package dev.larder.cache.backend.memcached;

import dev.larder.cache.settings.BackendSettings;
import dev.larder.cache.tck.server.MemcachedServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Authorities on real servers, connected. */
final class Authorities {

    /** Of one answer, on a busy machine: who is silent for longer is left. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private Authorities() {}

    static MemcachedBackend on(List<MemcachedServer> servers) {
        MemcachedLinks links = links(servers);
        links.connected().orTimeout(10, TimeUnit.SECONDS).join();
        return new MemcachedBackend(links);
    }

    static MemcachedLinks links(List<MemcachedServer> servers) {
        String addresses =
                servers.stream().map(MemcachedServer::address).collect(Collectors.joining(","));
        return links(Map.of("servers", addresses));
    }

    static MemcachedLinks links(Map<String, String> values) {
        BackendSettings settings = new BackendSettings("memcached", "memcached", values);
        return new MemcachedDriver("test", MemcachedSettings.of(settings), LIMIT).connect();
    }

    /** The time of the servers, once they have answered. */
    static long time(MemcachedBackend authority) {
        return authority.time().toCompletableFuture().orTimeout(5, TimeUnit.SECONDS).join();
    }
}
