package dev.larder.cache.backend.memcached;

import com.spotify.folsom.MemcacheClient;
import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.settings.BackendSettings;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Stands where Memcached would be when its driver is not there. */
@Singleton
@Requires(missing = MemcacheClient.class)
final class MissingMemcachedDriver implements BackendProvider {

    @Override
    public String type() {
        return "memcached";
    }

    @Override
    public EntryBackend create(BackendSettings settings, BackendContext context) {
        throw new CacheConfigurationException(
                "larder.backends."
                        + settings.name()
                        + ".type = memcached: the driver is not on the classpath. Add folsom.\n"
                        + """
                        Maven:
                          <dependency>
                            <groupId>com.spotify</groupId>
                            <artifactId>folsom</artifactId>
                            <version>1.21.0</version>
                          </dependency>
                        Gradle:
                          implementation("com.spotify:folsom:1.21.0")""");
    }
}
