package dev.larder.cache.tck.redis;

import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.settings.BackendSettings;
import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.util.Map;

/** An application with a Redis backend. */
public final class RedisNode implements AutoCloseable {

    private final ApplicationContext application;
    private final EntryBackend backend;

    /** On a server. */
    public RedisNode(URI redis, BackendContext context) {
        this(Map.of("redis.uri", redis.toString()), context, Map.of());
    }

    RedisNode(
            Map<String, Object> properties, BackendContext context, Map<String, String> settings) {
        application = ApplicationContext.run(properties);
        backend = provider().create(new BackendSettings("redis", "redis", settings), context);
    }

    /** The backend. */
    public EntryBackend backend() {
        return backend;
    }

    ApplicationContext application() {
        return application;
    }

    private BackendProvider provider() {
        return application.getBeansOfType(BackendProvider.class).stream()
                .filter(provider -> provider.type().equals("redis"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        backend.close();
        application.close();
    }
}
