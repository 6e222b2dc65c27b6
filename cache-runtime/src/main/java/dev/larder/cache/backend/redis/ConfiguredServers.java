package dev.larder.cache.backend.redis;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.settings.BackendSettings;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import io.micronaut.configuration.lettuce.AbstractRedisConfiguration;
import io.micronaut.configuration.lettuce.DefaultRedisConfiguration;
import io.micronaut.configuration.lettuce.NamedRedisServersConfiguration;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The servers that the application has configured for Micronaut Redis. */
@Singleton
@Requires(classes = {RedisClient.class, AbstractRedisConfiguration.class})
final class ConfiguredServers {

    private static final String DEFAULT_SERVER = "default";

    private static final String UNREAD_SENTINELS = "redis.sentinels";

    private static final List<String> DEFAULT_KEYS =
            List.of("redis.uri", "redis.uris", "redis.host", "redis.port", "redis.socket");

    private final ApplicationContext beans;

    ConfiguredServers(ApplicationContext beans) {
        this.beans = beans;
    }

    /**
     * A server, or a cluster.
     *
     * @param cluster where nodes of a cluster are; empty: it is no cluster
     * @param client whose threads and options the application uses for it
     */
    record Server(RedisURI uri, List<RedisURI> cluster, AbstractRedisClient client) {}

    /**
     * The server of a backend.
     *
     * @throws CacheConfigurationException if it is not configured
     */
    Server of(BackendSettings settings) {
        String name = Optional.ofNullable(settings.text("server")).orElse(DEFAULT_SERVER);
        AbstractRedisConfiguration configuration =
                configuration(name).orElseThrow(() -> unknown(settings, name));
        AbstractRedisClient client =
                client(name, configuration).orElseThrow(() -> unknown(settings, name));
        RedisURI uri = configuration.getUri().orElse(configuration);
        if (uri.getSentinels().isEmpty() && beans.containsProperties(UNREAD_SENTINELS)) {
            throw sentinelsUnread();
        }
        return new Server(uri, configuration.getUris(), client);
    }

    private Optional<? extends AbstractRedisConfiguration> configuration(String name) {
        if (!name.equals(DEFAULT_SERVER)) {
            return beans.findBean(NamedRedisServersConfiguration.class, Qualifiers.byName(name));
        }
        return onlyNamedServers()
                ? Optional.empty()
                : beans.findBean(DefaultRedisConfiguration.class);
    }

    /** Micronaut Redis makes a plain client also for a named server that is a cluster. */
    private Optional<? extends AbstractRedisClient> client(
            String name, AbstractRedisConfiguration configuration) {
        if (!name.equals(DEFAULT_SERVER)) {
            return beans.findBean(RedisClient.class, Qualifiers.byName(name));
        }
        return configuration.getUris().isEmpty()
                ? beans.findBean(RedisClient.class)
                : beans.findBean(RedisClusterClient.class);
    }

    /** Micronaut Redis has then a default server too, that nobody has asked for. */
    private boolean onlyNamedServers() {
        return beans.containsBean(NamedRedisServersConfiguration.class)
                && DEFAULT_KEYS.stream().noneMatch(beans::containsProperties);
    }

    private static CacheConfigurationException sentinelsUnread() {
        return new CacheConfigurationException(
                UNREAD_SENTINELS
                        + ": Micronaut Redis does not read this, and would connect to redis.host. Set"
                        + " redis.uri: redis-sentinel://host:26379,other:26379#name-of-the-master.");
    }

    private static CacheConfigurationException unknown(BackendSettings settings, String name) {
        String missing =
                name.equals(DEFAULT_SERVER)
                        ? "no Redis server is configured. Set redis.uri, such as redis://localhost:6379,"
                                + " or redis.uris for a cluster."
                        : "no Redis server of this name is configured. Set redis.servers."
                                + name
                                + ".uri.";
        return new CacheConfigurationException(
                "larder.backends."
                        + settings.name()
                        + ".type = "
                        + settings.type()
                        + " with server = "
                        + name
                        + ": "
                        + missing);
    }
}
