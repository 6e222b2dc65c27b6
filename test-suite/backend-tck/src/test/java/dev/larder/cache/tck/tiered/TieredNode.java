package dev.larder.cache.tck.tiered;

import dev.larder.cache.backend.BackendRegistry;
import dev.larder.cache.backend.EntryBackend;
import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** An application with a tiered backend. */
public final class TieredNode implements AutoCloseable {

    private final ApplicationContext application;
    private final String far;

    /** Over a Redis server, with keys of the section {@code larder.tiered}. */
    public TieredNode(URI redis, String prefix, Map<String, String> tiered) {
        this("redis", Map.of("redis.uri", redis.toString()), prefix, tiered);
    }

    TieredNode(FarSide far, String prefix, Map<String, String> tiered) {
        this(far.backend(), far.properties(), prefix, tiered);
    }

    private TieredNode(
            String far, Map<String, Object> server, String prefix, Map<String, String> tiered) {
        this.far = far;
        Map<String, Object> properties = new HashMap<>(server);
        properties.put("larder.prefix", prefix);
        properties.put("larder.backend", "tiered");
        properties.put("larder.tiered.far", far);
        tiered.forEach((key, value) -> properties.put("larder.tiered." + key, value));
        application = ApplicationContext.run(properties);
    }

    /** The backend. */
    public EntryBackend backend() {
        return application.getBean(BackendRegistry.class).get("tiered", "the test");
    }

    /** What is behind it. */
    public EntryBackend far() {
        return application.getBean(BackendRegistry.class).get(far, "the test");
    }

    @Override
    public void close() {
        application.close();
    }
}
