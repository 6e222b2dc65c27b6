package dev.larder.cache.backend.redis;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.remote.RemoteBackend;
import dev.larder.cache.settings.BackendSettings;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.micronaut.configuration.lettuce.AbstractRedisConfiguration;
import io.micronaut.configuration.lettuce.DefaultRedisConfiguration;
import io.micronaut.configuration.lettuce.NamedRedisServersConfiguration;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Schedulers;

/** Redis, on a server that the application has configured for Micronaut Redis. */
@Singleton
@Requires(classes = {RedisClient.class, AbstractRedisConfiguration.class})
final class RedisBackendProvider implements BackendProvider {

    private static final Logger LOG = LoggerFactory.getLogger(RedisBackendProvider.class);
    private static final String DEFAULT_SERVER = "default";
    private static final int MAXIMUM_WAITING = 10_000;

    private static final List<String> DEFAULT_KEYS =
            List.of(
                    "redis.uri",
                    "redis.uris",
                    "redis.host",
                    "redis.port",
                    "redis.socket",
                    "redis.sentinels");

    private final ApplicationContext beans;
    private final BorrowedClients clients;

    RedisBackendProvider(ApplicationContext beans, BorrowedClients clients) {
        this.beans = beans;
        this.clients = clients;
    }

    @Override
    public String type() {
        return "redis";
    }

    @Override
    public EntryBackend create(BackendSettings settings, BackendContext context) {
        Server server = server(settings);
        Duration timeout = context.settings().timeout();
        RedisURI uri = server.configuration.getUri().orElse(server.configuration);
        RedisURI own = RedisURI.builder(uri).withTimeout(timeout).build();
        RedisLinks.Settings how =
                new RedisLinks.Settings(
                        (int) settings.number("connections", 1),
                        settings.flag("failover-safe", true));
        if (!how.failoverSafe()) {
            LOG.info(
                    "Backend {}: failover-safe is false, so entries outlive a restart or a failover of"
                            + " Redis, and invalidations that the server lost come undone.",
                    settings.name());
        }
        RedisLinks links = new RedisLinks(ownClient(server, own, timeout), own, how);
        RemoteBackend backend = new RemoteBackend(settings, context, new RedisBackend(links));
        awaitBegin(backend, timeout);
        return backend;
    }

    /**
     * Many may ask as soon as the application has started: the connection is better made before
     * than while they all wait for it. A server that is not there holds nobody up.
     */
    private static void awaitBegin(RemoteBackend backend, Duration timeout) {
        CompletableFuture<Void> begun = backend.begin().toCompletableFuture();
        if (Schedulers.isInNonBlockingThread()) {
            return;
        }
        try {
            begun.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException notThere) {
            LOG.debug("Redis does not answer yet", notThere);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A client of our own: options belong to a client, and the application's shall not change. It
     * shares its threads, and begins with its options.
     */
    private RedisClient ownClient(Server server, RedisURI uri, Duration timeout) {
        ClientOptions theirs = server.client.getOptions();
        SocketOptions sockets =
                theirs.getSocketOptions().mutate().connectTimeout(timeout).keepAlive(true).build();
        RedisClient client = RedisClient.create(clients.resources(server.client), uri);
        client.setOptions(
                theirs.mutate()
                        .autoReconnect(false)
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .requestQueueSize(MAXIMUM_WAITING)
                        .socketOptions(sockets)
                        .timeoutOptions(TimeoutOptions.enabled(timeout))
                        .build());
        return client;
    }

    private Server server(BackendSettings settings) {
        String name = Optional.ofNullable(settings.text("server")).orElse(DEFAULT_SERVER);
        AbstractRedisConfiguration configuration =
                configuration(name).orElseThrow(() -> unknownServer(settings, name));
        if (!configuration.getUris().isEmpty()) {
            throw new CacheConfigurationException(
                    property(settings)
                            + ": redis.uris names a Redis Cluster, which Larder does not support yet. Set"
                            + " redis.uri, or name another server in larder.redis.server.");
        }
        RedisClient client =
                (name.equals(DEFAULT_SERVER)
                                ? beans.findBean(RedisClient.class)
                                : beans.findBean(RedisClient.class, Qualifiers.byName(name)))
                        .orElseThrow(() -> unknownServer(settings, name));
        return new Server(configuration, client);
    }

    private Optional<? extends AbstractRedisConfiguration> configuration(String name) {
        if (!name.equals(DEFAULT_SERVER)) {
            return beans.findBean(NamedRedisServersConfiguration.class, Qualifiers.byName(name));
        }
        return onlyNamedServers()
                ? Optional.empty()
                : beans.findBean(DefaultRedisConfiguration.class);
    }

    /** Micronaut Redis has then a default server too, that nobody has asked for. */
    private boolean onlyNamedServers() {
        return beans.containsBean(NamedRedisServersConfiguration.class)
                && DEFAULT_KEYS.stream().noneMatch(beans::containsProperties);
    }

    private static CacheConfigurationException unknownServer(
            BackendSettings settings, String name) {
        String missing =
                name.equals(DEFAULT_SERVER)
                        ? "no Redis server is configured. Set redis.uri, such as redis://localhost:6379."
                        : "no Redis server of this name is configured. Set redis.servers."
                                + name
                                + ".uri.";
        return new CacheConfigurationException(
                property(settings) + " with server = " + name + ": " + missing);
    }

    private static String property(BackendSettings settings) {
        return "larder.backends." + settings.name() + ".type = " + settings.type();
    }

    private record Server(AbstractRedisConfiguration configuration, RedisClient client) {}
}
