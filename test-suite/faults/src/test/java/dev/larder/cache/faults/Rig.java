package dev.larder.cache.faults;

import dev.larder.cache.Cache;
import dev.larder.cache.Caches;
import dev.larder.cache.faults.proxy.TcpProxy;
import dev.larder.cache.tck.server.Server;
import io.micronaut.context.ApplicationContext;
import java.util.Map;

/** An application with Larder's defaults, a server of its own, and the way between them. */
final class Rig implements AutoCloseable {

    private final Kind kind;
    private final Server server;
    private final TcpProxy proxy;
    private final StateLog log = new StateLog();
    private ApplicationContext application = ApplicationContext.builder().build();

    Rig(Kind kind) {
        this.kind = kind;
        this.server = kind.start();
        this.proxy = new TcpProxy(server.uri());
    }

    /** Starts the application. */
    Rig begin() {
        log.begin();
        application =
                ApplicationContext.run(
                        Map.of(
                                "spec",
                                "faults",
                                "larder.backend",
                                kind.backend(),
                                kind.property(),
                                kind.address(proxy.port())));
        things();
        return this;
    }

    Server server() {
        return server;
    }

    TcpProxy proxy() {
        return proxy;
    }

    StateLog log() {
        return log;
    }

    ApplicationContext application() {
        return application;
    }

    Things things() {
        return application.getBean(Things.class);
    }

    Source source() {
        return application.getBean(Source.class);
    }

    Told told() {
        return application.getBean(Told.class);
    }

    Callers callers() {
        return new Callers(things(), source());
    }

    Cache<Integer, Long> cache() {
        return application.getBean(Caches.class).named(Things.NAMESPACE, Integer.class, Long.class);
    }

    boolean available() {
        return application.getBean(Caches.class).backend(kind.backend()).available();
    }

    String breaker() {
        return application.getBean(Caches.class).backend(kind.backend()).statistics().breaker();
    }

    @Override
    public void close() {
        log.close();
        application.close();
        proxy.close();
        server.close();
    }
}
