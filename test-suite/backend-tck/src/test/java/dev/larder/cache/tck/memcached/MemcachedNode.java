package dev.larder.cache.tck.memcached;

import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.settings.BackendSettings;
import dev.larder.cache.tck.server.MemcachedServer;
import io.micronaut.context.ApplicationContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An application with a Memcached backend. */
public final class MemcachedNode implements AutoCloseable {

    private final ApplicationContext application = ApplicationContext.run();
    private final EntryBackend backend;

    /** On servers. */
    public MemcachedNode(List<MemcachedServer> servers, BackendContext context) {
        this(
                context,
                Map.of(
                        "servers",
                        servers.stream()
                                .map(MemcachedServer::address)
                                .collect(Collectors.joining(", "))));
    }

    MemcachedNode(BackendContext context, Map<String, String> settings) {
        backend =
                provider().create(new BackendSettings("memcached", "memcached", settings), context);
    }

    /** The backend. */
    public EntryBackend backend() {
        return backend;
    }

    private BackendProvider provider() {
        return application.getBeansOfType(BackendProvider.class).stream()
                .filter(provider -> provider.type().equals("memcached"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        backend.close();
        application.close();
    }
}
