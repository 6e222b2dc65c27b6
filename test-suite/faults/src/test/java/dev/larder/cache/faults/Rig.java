package dev.larder.cache.faults;

import dev.larder.cache.Cache;
import dev.larder.cache.Caches;
import dev.larder.cache.faults.proxy.TcpProxy;
import dev.larder.cache.tck.server.RedisServer;
import io.micronaut.context.ApplicationContext;
import java.util.Map;

/** An application with Larder's defaults, a Redis server of its own, and the way between them. */
final class Rig implements AutoCloseable {

    private final RedisServer server = RedisServer.startOwn();
    private final TcpProxy proxy = new TcpProxy(server.uri());
    private final StateLog log = new StateLog();
    private ApplicationContext application = ApplicationContext.builder().build();

    /** Starts the application. */
    Rig begin() {
        log.begin();
        application =
                ApplicationContext.run(
                        Map.of(
                                "spec",
                                "faults",
                                "larder.backend",
                                "redis",
                                "redis.uri",
                                "redis://127.0.0.1:" + proxy.port()));
        things();
        return this;
    }

    RedisServer server() {
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
        return application.getBean(Caches.class).backend("redis").available();
    }

    String breaker() {
        return application.getBean(Caches.class).backend("redis").statistics().breaker();
    }

    @Override
    public void close() {
        log.close();
        application.close();
        proxy.close();
        server.close();
    }
}
