package dev.larder.cache.tck.redis;

import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.SpaceSpec;
import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.Codecs;
import dev.larder.cache.entry.ValueType;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.settings.BackendSettings;
import dev.larder.cache.tck.server.RedisCluster;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** An application with a Redis backend. */
public final class RedisNode implements AutoCloseable {

    private final ApplicationContext application;
    private final EntryBackend backend;

    /** On a server. */
    public RedisNode(URI redis, BackendContext context) {
        this(Map.of("redis.uri", redis.toString()), context, Map.of());
    }

    /** On what the properties name. */
    public RedisNode(
            Map<String, Object> properties, BackendContext context, Map<String, String> settings) {
        application = ApplicationContext.run(properties);
        backend = provider().create(new BackendSettings("redis", "redis", settings), context);
    }

    /** On a cluster. */
    public static RedisNode onCluster(RedisCluster cluster, BackendContext context) {
        return new RedisNode(properties(cluster), context, Map.of());
    }

    /** By which an application finds a cluster: from one of its nodes. */
    static Map<String, Object> properties(RedisCluster cluster) {
        return Map.of("redis.uris", List.of(cluster.uris().get(0).toString()));
    }

    /** The backend. */
    public EntryBackend backend() {
        return backend;
    }

    /** A look-up of what nobody stores. */
    Seen read() {
        Codecs codecs = application.getBean(Codecs.class);
        ValueType type =
                new ValueType(Argument.STRING, codecs.standard(Argument.STRING, Codecs.JSON));
        return backend.space(new SpaceSpec("n", SpaceSpec.Kind.VALUES, 1, false))
                .read(new Target(CacheKey.of("k"), type, List.of()))
                .toCompletableFuture()
                .join();
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
