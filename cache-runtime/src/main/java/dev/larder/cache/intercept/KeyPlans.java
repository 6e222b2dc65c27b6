package dev.larder.cache.intercept;

import dev.larder.cache.CacheCall;
import dev.larder.cache.annotation.CacheBypass;
import dev.larder.cache.annotation.CacheKeyIgnore;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.grammar.KeyTypes;
import dev.larder.cache.grammar.Path;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.KeyBuilder;
import dev.larder.cache.key.KeyDimension;
import dev.larder.cache.key.KeyFactory;
import dev.larder.cache.key.KeyParts;
import dev.larder.cache.key.PathCompiler;
import dev.larder.cache.key.PathReader;
import dev.larder.cache.settings.LarderSettings;
import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the key plans of cached methods. */
@Singleton
final class KeyPlans {

    private final KeyParts parts;
    private final KeyBeans beans;
    private final Ambient ambient;
    private final LarderSettings.Keys settings;

    KeyPlans(KeyParts parts, KeyBeans beans, Ambient ambient, LarderSettings settings) {
        this.parts = parts;
        this.beans = beans;
        this.ambient = ambient;
        this.settings = settings.keys();
    }

    /**
     * What a method says about its keys.
     *
     * @param keys the paths of {@code key}
     * @param expression whether {@code key} is an expression
     * @param named whether the namespace is a named one, so that named keys are addresses
     */
    record Wanted(
            MethodSite site,
            String namespace,
            boolean named,
            String[] keys,
            boolean expression,
            String[] varyBy,
            @Nullable Class<?> builder,
            @Nullable KeyFactory factory,
            PathCompiler compiler) {}

    KeyPlan plan(Wanted wanted) {
        List<KeyDimension> dimensions = beans.dimensions(wanted.site(), wanted.varyBy());
        boolean address = wanted.named() && (wanted.keys().length > 0 || wanted.expression());
        Object owner = address ? null : wanted.site().owner();
        if (wanted.expression()) {
            return varied(wanted, expression(owner), dimensions);
        }
        KeyPlan usual = values(wanted, owner);
        Optional<KeyBuilder> builder = builder(wanted);
        return varied(
                wanted,
                builder.isPresent() ? built(wanted, usual, builder.get()) : usual,
                dimensions);
    }

    private Optional<KeyBuilder> builder(Wanted wanted) {
        if (wanted.builder() != null) {
            return Optional.of(beans.builder(wanted.site(), wanted.builder()));
        }
        return wanted.keys().length == 0 ? beans.globalBuilder() : Optional.empty();
    }

    /** No key is generated for a method that names a builder. */
    private KeyPlan values(Wanted wanted, @Nullable Object owner) {
        List<PathReader> readers = readers(wanted);
        KeyFactory factory = wanted.factory();
        if (factory != null && wanted.builder() == null && !settingsKeepOut(wanted.site())) {
            return call -> factory.key(owner, call.getParameterValues(), parts);
        }
        return call -> read(owner, readers, call.getParameterValues());
    }

    private CacheKey read(
            @Nullable Object owner, List<PathReader> readers, @Nullable Object[] arguments) {
        @Nullable Object[] values = new Object[readers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = readers.get(i).value(arguments, null);
        }
        return parts.key(owner, values);
    }

    private List<PathReader> readers(Wanted wanted) {
        if (wanted.keys().length > 0) {
            return Arrays.stream(wanted.keys())
                    .map(Path::parse)
                    .map(wanted.compiler()::compile)
                    .toList();
        }
        List<PathReader> readers = new ArrayList<>();
        for (Argument<?> parameter : wanted.site().parameters()) {
            if (!keptOut(parameter)) {
                paths(parameter).forEach(path -> readers.add(wanted.compiler().compile(path)));
            }
        }
        return readers;
    }

    private static List<Path> paths(Argument<?> parameter) {
        String[] below =
                parameter
                        .getAnnotationMetadata()
                        .stringValues(dev.larder.cache.annotation.CacheKey.class);
        if (below.length == 0) {
            return List.of(Path.parse(parameter.getName()));
        }
        return Arrays.stream(below)
                .map(path -> Path.parse(parameter.getName() + "." + path))
                .toList();
    }

    private boolean keptOut(Argument<?> parameter) {
        return parameter.isAnnotationPresent(CacheKeyIgnore.class)
                || parameter.isAnnotationPresent(CacheBypass.class)
                || KeyTypes.keptOut(name -> TypeNames.isA(content(parameter), name))
                || settingsKeepOut(parameter);
    }

    private boolean settingsKeepOut(MethodSite site) {
        return Arrays.stream(site.parameters()).anyMatch(this::settingsKeepOut);
    }

    private boolean settingsKeepOut(Argument<?> parameter) {
        return settings.ignoreParameters().contains(parameter.getName())
                || settings.ignoreTypes().stream()
                        .anyMatch(name -> TypeNames.isA(content(parameter), name));
    }

    private static Class<?> content(Argument<?> parameter) {
        return parameter.getType() == Optional.class
                ? parameter
                        .getFirstTypeVariable()
                        .<Class<?>>map(Argument::getType)
                        .orElse(Object.class)
                : parameter.getType();
    }

    private KeyPlan expression(@Nullable Object owner) {
        return call -> {
            Object value =
                    call.getAnnotationMetadata()
                            .getValue(Cached.class, "key", Object.class)
                            .orElse(null);
            if (value instanceof Object[] several && several.length == 1) {
                value = several[0];
            }
            return value instanceof CacheKey key ? key : parts.key(owner, new Object[] {value});
        };
    }

    private KeyPlan built(Wanted wanted, KeyPlan usual, KeyBuilder builder) {
        boolean address = wanted.named() && wanted.builder() != null;
        Object owner = address ? null : wanted.site().owner();
        return call -> {
            CacheKey key = builder.build(described(wanted, call, values -> usual.key(call)));
            return owner == null ? parts.address(key) : parts.owned(owner, key);
        };
    }

    private KeyPlan varied(Wanted wanted, KeyPlan plan, List<KeyDimension> dimensions) {
        if (dimensions.isEmpty()) {
            return plan;
        }
        return call -> {
            CacheCall described = described(wanted, call, values -> plan.key(call));
            @Nullable Object[] more = new Object[dimensions.size()];
            for (int i = 0; i < more.length; i++) {
                more[i] = parts.canonical(dimensions.get(i).value(described));
            }
            return plan.key(call).with(more);
        };
    }

    private CacheCall described(
            Wanted wanted,
            io.micronaut.aop.MethodInvocationContext<Object, Object> call,
            Function<@Nullable Object[], CacheKey> usual) {
        return new MethodCall(
                wanted.site(),
                wanted.namespace(),
                call.getParameterValues().clone(),
                ambient,
                usual);
    }
}
