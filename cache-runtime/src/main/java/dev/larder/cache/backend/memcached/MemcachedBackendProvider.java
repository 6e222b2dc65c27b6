package dev.larder.cache.backend.memcached;

import com.spotify.folsom.MemcacheClient;
import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.remote.RemoteBackend;
import dev.larder.cache.settings.BackendSettings;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Schedulers;

/** Memcached, on the servers that the settings name. */
@Singleton
@Requires(classes = MemcacheClient.class)
final class MemcachedBackendProvider implements BackendProvider {

    private static final Logger LOG = LoggerFactory.getLogger(MemcachedBackendProvider.class);

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
        awaitBegin(links, backend, timeout);
        return backend;
    }

    /**
     * Many may ask as soon as the application has started: the connections are better made before
     * than while they all wait for them. A server that is not there holds nobody up.
     */
    private static void awaitBegin(MemcachedLinks links, RemoteBackend backend, Duration timeout) {
        CompletableFuture<Void> begun = links.connected().thenCompose(connected -> backend.begin());
        if (Schedulers.isInNonBlockingThread()) {
            return;
        }
        try {
            begun.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException notThere) {
            LOG.debug("Memcached does not answer yet", notThere);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
