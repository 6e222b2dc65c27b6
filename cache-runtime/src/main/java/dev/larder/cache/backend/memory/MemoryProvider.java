package dev.larder.cache.backend.memory;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.ResponseWeight;
import dev.larder.cache.backend.Weigher;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.settings.BackendSettings;
import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanRegistration;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes memory backends. */
@Singleton
final class MemoryProvider implements BackendProvider {

    private static final long MAXIMUM_SIZE = 10_000;
    private static final Duration PURGE_INTERVAL = Duration.ofSeconds(60);

    private final BeanContext context;
    private final Optional<ResponseWeight> responses;

    MemoryProvider(BeanContext context, Optional<ResponseWeight> responses) {
        this.context = context;
        this.responses = responses;
    }

    @Override
    public String type() {
        return "memory";
    }

    @Override
    public EntryBackend create(BackendSettings settings, BackendContext made) {
        String weight = settings.text("maximum-weight");
        long most = responses.map(ResponseWeight::maximum).orElse(1L);
        MemoryBackend.Bounds bounds =
                new MemoryBackend.Bounds(
                        settings.number("maximum-size", MAXIMUM_SIZE),
                        weight == null ? null : Long.valueOf(weight),
                        weight == null ? (key, value) -> 1 : weigher(settings),
                        most,
                        this::responseWeight);
        Housekeeping housekeeping =
                new Housekeeping(made.clock(), settings.duration("purge-interval", PURGE_INTERVAL));
        return new MemoryBackend(settings.name(), bounds, housekeeping);
    }

    private int responseWeight(CacheKey key, @Nullable Object response) {
        return response == null ? 1 : responses.map(r -> r.weigh(key.text(), response)).orElse(1);
    }

    private MemorySpace.Weights weigher(BackendSettings settings) {
        Map<Class<?>, Weigher<Object>> weighers = weighers();
        if (weighers.isEmpty()) {
            throw new CacheConfigurationException(
                    settings.property("maximum-weight")
                            + " is set and no bean says what values weigh. Define a bean"
                            + " that implements dev.larder.cache.backend.Weigher, or write"
                            + " maximum-size instead.");
        }
        return (key, value) -> weigh(weighers, value);
    }

    private static int weigh(Map<Class<?>, Weigher<Object>> weighers, @Nullable Object value) {
        if (value == null) {
            return 1;
        }
        for (Map.Entry<Class<?>, Weigher<Object>> weigher : weighers.entrySet()) {
            if (weigher.getKey().isInstance(value)) {
                return Math.max(0, weigher.getValue().weigh(value));
            }
        }
        throw new CacheConfigurationException(
                "no Weigher bean serves values of "
                        + value.getClass().getName()
                        + ". Define one for the type, or for Object.");
    }

    /** By the type served, the more special types first. */
    @SuppressWarnings("unchecked")
    private Map<Class<?>, Weigher<Object>> weighers() {
        Map<Class<?>, Weigher<Object>> weighers = new LinkedHashMap<>();
        context.getBeanRegistrations(Weigher.class).stream()
                .sorted((a, b) -> Integer.compare(depth(served(b)), depth(served(a))))
                .forEach(r -> weighers.put(served(r), (Weigher<Object>) r.getBean()));
        return weighers;
    }

    private static Class<?> served(BeanRegistration<?> weigher) {
        var arguments = weigher.getBeanDefinition().getTypeArguments(Weigher.class);
        return arguments.isEmpty() ? Object.class : arguments.get(0).getType();
    }

    private static int depth(Class<?> type) {
        int depth = type.isInterface() ? 1 : 0;
        for (Class<?> c = type.getSuperclass(); c != null; c = c.getSuperclass()) {
            depth += 2;
        }
        return depth;
    }
}
