package dev.larder.cache.tck.tiered;

import dev.larder.cache.backend.BackendRegistry;
import dev.larder.cache.backend.EntryBackend;
import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** An application with a tiered backend over Redis. */
public final class TieredNode implements AutoCloseable {

    private final ApplicationContext application;

    /** On a server, with keys of the section {@code larder.tiered}. */
    public TieredNode(URI redis, String prefix, Map<String, String> tiered) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("redis.uri", redis.toString());
        properties.put("larder.prefix", prefix);
        properties.put("larder.backend", "tiered");
        tiered.forEach((key, value) -> properties.put("larder.tiered." + key, value));
        application = ApplicationContext.run(properties);
    }

    /** The backend. */
    public EntryBackend backend() {
        return application.getBean(BackendRegistry.class).get("tiered", "the test");
    }

    /** What is behind it. */
    public EntryBackend far() {
        return application.getBean(BackendRegistry.class).get("redis", "the test");
    }

    @Override
    public void close() {
        application.close();
    }
}
