package dev.larder.cache.http.route;

import dev.larder.cache.CacheCall;
import dev.larder.cache.intercept.Ambient;
import dev.larder.cache.key.CacheKey;
import io.micronaut.http.HttpRequest;
import java.security.Principal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The call of a route, as policies of the application see it before its handler's arguments are
 * bound.
 *
 * @param arguments those that a key may use
 */
record RequestCall(
        Callee callee,
        HttpRequest<?> request,
        Map<String, @Nullable Object> arguments,
        CacheKey defaultKey)
        implements CacheCall {

    /**
     * What is called.
     *
     * @param ambient what surrounds calls
     */
    record Callee(String namespace, Class<?> beanType, String methodName, Ambient ambient) {}

    /** The arguments that a key may use: not bodies, beans, sessions and the like. */
    static Map<String, @Nullable Object> usable(
            List<String> names, List<Bound> bounds, @Nullable Object[] values) {
        Map<String, @Nullable Object> usable = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            switch (bounds.get(i).from()) {
                case PATH, QUERY, HEADER, COOKIE, ATTRIBUTE, LOCALE, PRINCIPAL ->
                        usable.put(names.get(i), values[i]);
                case WHOLE_QUERY, ALL_COOKIES, SESSION, BEAN, NOTHING -> {}
            }
        }
        return Collections.unmodifiableMap(usable);
    }

    @Override
    public String namespace() {
        return callee.namespace();
    }

    @Override
    public Class<?> beanType() {
        return callee.beanType();
    }

    @Override
    public String methodName() {
        return callee.methodName();
    }

    @Override
    public <T> Optional<T> find(Class<T> type) {
        if (type.isInstance(request)) {
            return Optional.of(type.cast(request));
        }
        return Principal.class.isAssignableFrom(type)
                ? request.getUserPrincipal().filter(type::isInstance).map(type::cast)
                : callee.ambient().find(type);
    }
}
