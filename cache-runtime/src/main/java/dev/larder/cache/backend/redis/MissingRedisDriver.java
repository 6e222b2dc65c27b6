package dev.larder.cache.backend.redis;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.settings.BackendSettings;
import io.micronaut.configuration.lettuce.AbstractRedisConfiguration;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Stands where Redis would be when its driver is not there. */
@Singleton
@Requires(missing = AbstractRedisConfiguration.class)
final class MissingRedisDriver implements BackendProvider {

    @Override
    public String type() {
        return "redis";
    }

    @Override
    public EntryBackend create(BackendSettings settings, BackendContext context) {
        throw new CacheConfigurationException(
                "larder.backends."
                        + settings.name()
                        + ".type = redis: the driver is not on the classpath. Add Micronaut Redis.\n"
                        + """
                        Maven:
                          <dependency>
                            <groupId>io.micronaut.redis</groupId>
                            <artifactId>micronaut-redis-lettuce</artifactId>
                          </dependency>
                        Gradle:
                          implementation("io.micronaut.redis:micronaut-redis-lettuce")""");
    }
}
