package dev.larder.cache.http.server;

import dev.larder.cache.namespace.Namespaces;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A server with the controllers of one test, a clock that can be set, and requests to it. */
final class Server implements AutoCloseable {

    private final EmbeddedServer server;
    private final Protocol protocol;
    private @Nullable Http2Wire shared;

    private Server(EmbeddedServer server, Protocol protocol) {
        this.server = server;
        this.protocol = protocol;
    }

    /** With the beans that ask for this name, and with settings: names and values in turn. */
    static Server start(String name, Object... settings) {
        Protocol protocol = Protocol.current();
        Map<String, Object> properties = new HashMap<>(protocol.properties());
        properties.put("spec", name);
        properties.put("micronaut.server.port", -1);
        properties.put("micronaut.security.enabled", false);
        for (int i = 0; i < settings.length; i += 2) {
            properties.put(settings[i].toString(), settings[i + 1]);
        }
        return new Server(
                ApplicationContext.run(EmbeddedServer.class, properties, "test"), protocol);
    }

    /** To the port without TLS, with HTTP/1.1. */
    Wire connect() {
        return new Wire(port());
    }

    /** With what the server speaks. */
    Line line() {
        return protocol == Protocol.HTTP_1
                ? connect()
                : new Http2Wire(server.getPort(), protocol == Protocol.H2);
    }

    Reply get(String target, String... fields) {
        return send("GET", target, "", fields);
    }

    Reply head(String target, String... fields) {
        return send("HEAD", target, "", fields);
    }

    Reply send(String method, String target, String body, String... fields) {
        if (protocol == Protocol.HTTP_1) {
            return sendPlain(method, target, body, fields);
        }
        return shared().exchange(method, target, body, fields);
    }

    /** The connection for requests that don't ask for one of their own. */
    private synchronized Http2Wire shared() {
        Http2Wire known = shared;
        if (known == null || !known.isOpen()) {
            known = new Http2Wire(server.getPort(), protocol == Protocol.H2);
            shared = known;
        }
        return known;
    }

    /** With HTTP/1.1 and without TLS, whatever else the server speaks. */
    Reply sendPlain(String method, String target, String body, String... fields) {
        try (Wire wire = connect()) {
            wire.send(method, target, body, fields);
            return wire.receive(method);
        }
    }

    /** The port that its scheme has where a URL names none. */
    int usualPort() {
        return protocol == Protocol.H2 ? 443 : 80;
    }

    /** The port without TLS. */
    int port() {
        return protocol == Protocol.H2
                ? ((NettyEmbeddedServer) server)
                        .getBoundPorts().stream()
                                .filter(port -> port != server.getPort())
                                .findFirst()
                                .orElseThrow()
                : server.getPort();
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
        if (shared != null) {
            shared.close();
        }
        server.close();
    }
}
