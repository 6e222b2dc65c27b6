package dev.larder.cache.backend.memcached;

import com.spotify.folsom.MemcacheClient;
import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.remote.FirstAnswer;
import dev.larder.cache.backend.remote.RemoteBackend;
import dev.larder.cache.settings.BackendSettings;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Memcached, on the servers that the settings name. */
@Singleton
@Requires(classes = MemcacheClient.class)
final class MemcachedBackendProvider implements BackendProvider {

    @Override
    public String type() {
        return "memcached";
    }

    @Override
    public EntryBackend create(BackendSettings settings, BackendContext context) {
        Duration timeout = context.settings().timeout();
        MemcachedSettings servers = MemcachedSettings.of(settings);
        MemcachedLinks links = new MemcachedDriver(settings.name(), servers, timeout).connect();
        RemoteBackend backend = new RemoteBackend(settings, context, new MemcachedBackend(links));
        FirstAnswer.await(
                settings.name(),
                links.connected().thenCompose(connected -> backend.begin()),
                timeout);
        return backend;
    }
}
