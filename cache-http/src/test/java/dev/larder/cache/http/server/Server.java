package dev.larder.cache.http.server;

import dev.larder.cache.namespace.Namespaces;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A server with the controllers of one test, a clock that can be set, and requests to it. */
final class Server implements AutoCloseable {

    private final EmbeddedServer server;

    private Server(EmbeddedServer server) {
        this.server = server;
    }

    /** With the beans that ask for this name, and with settings: names and values in turn. */
    static Server start(String name, Object... settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spec", name);
        properties.put("micronaut.server.port", -1);
        properties.put("micronaut.security.enabled", false);
        for (int i = 0; i < settings.length; i += 2) {
            properties.put(settings[i].toString(), settings[i + 1]);
        }
        return new Server(ApplicationContext.run(EmbeddedServer.class, properties, "test"));
    }

    Wire connect() {
        return new Wire(server.getPort());
    }

    Reply get(String target, String... fields) {
        return send("GET", target, "", fields);
    }

    Reply head(String target, String... fields) {
        return send("HEAD", target, "", fields);
    }

    Reply send(String method, String target, String body, String... fields) {
        try (Wire wire = connect()) {
            wire.send(method, target, body, fields);
            return wire.receive(method);
        }
    }

    int port() {
        return server.getPort();
    }

    <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    ApplicationContext context() {
        return server.getApplicationContext();
    }

    /** How many requests have waited for the handler of another so far. */
    long waiters() {
        return bean(Namespaces.class).all().stream()
                .mapToLong(namespace -> namespace.statistics().waiters())
                .sum();
    }

    void pass(Duration time) {
        bean(SettableClock.class).advance(time);
    }

    @Override
    public void close() {
        server.close();
    }
}
