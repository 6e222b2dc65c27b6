package dev.larder.cache.backend.redis;

import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.remote.FirstAnswer;
import dev.larder.cache.backend.remote.RemoteBackend;
import dev.larder.cache.settings.BackendSettings;
import io.lettuce.core.RedisClient;
import io.micronaut.configuration.lettuce.AbstractRedisConfiguration;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Redis, on what the application has configured for Micronaut Redis: one server, the master that
 * sentinels name, or a cluster.
 */
@Singleton
@Requires(classes = {RedisClient.class, AbstractRedisConfiguration.class})
final class RedisBackendProvider implements BackendProvider {

    private static final Logger LOG = LoggerFactory.getLogger(RedisBackendProvider.class);

    private final ConfiguredServers servers;
    private final BorrowedClients clients;

    RedisBackendProvider(ConfiguredServers servers, BorrowedClients clients) {
        this.servers = servers;
        this.clients = clients;
    }

    @Override
    public String type() {
        return "redis";
    }

    @Override
    public EntryBackend create(BackendSettings settings, BackendContext context) {
        Duration timeout = context.settings().timeout();
        RedisLinks.Settings links =
                new RedisLinks.Settings(
                        (int) settings.number("connections", 1),
                        settings.flag("failover-safe", true));
        if (!links.failoverSafe()) {
            LOG.info(
                    "Backend {}: failover-safe is false, so entries outlive a restart or a failover of"
                            + " Redis, and invalidations that the server lost come undone.",
                    settings.name());
        }
        BinaryBackend authority = authority(servers.of(settings), links, timeout);
        RemoteBackend backend = new RemoteBackend(settings, context, authority);
        FirstAnswer.await(settings.name(), backend.begin(), timeout);
        return backend;
    }

    private BinaryBackend authority(
            ConfiguredServers.Server server, RedisLinks.Settings links, Duration timeout) {
        OwnClients own =
                new OwnClients(
                        clients.resources(server.client()), server.client().getOptions(), timeout);
        return server.cluster().isEmpty()
                ? new RedisBackend(own.links(server.uri(), links))
                : new ClusterBackend(own.cluster(server.cluster(), links));
    }
}
