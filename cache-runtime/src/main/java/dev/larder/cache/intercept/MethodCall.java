package dev.larder.cache.intercept;

import dev.larder.cache.CacheCall;
import dev.larder.cache.key.CacheKey;
import io.micronaut.core.type.Argument;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A call of a bean method, for key builders and key dimensions. */
record MethodCall(
        MethodSite site,
        String namespace,
        @Nullable Object[] values,
        Ambient ambient,
        Function<@Nullable Object[], CacheKey> usual)
        implements CacheCall {

    @Override
    public Class<?> beanType() {
        return site.beanType();
    }

    @Override
    public String methodName() {
        return site.method().getMethodName();
    }

    @Override
    public Map<String, @Nullable Object> arguments() {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        Argument<?>[] parameters = site.parameters();
        for (int i = 0; i < parameters.length; i++) {
            arguments.put(parameters[i].getName(), values[i]);
        }
        return Collections.unmodifiableMap(arguments);
    }

    @Override
    public <T> Optional<T> find(Class<T> type) {
        return ambient.find(type);
    }

    @Override
    public CacheKey defaultKey() {
        return usual.apply(values);
    }
}
