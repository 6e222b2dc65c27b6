package dev.larder.cache.faults;

import dev.larder.cache.Cache;
import dev.larder.cache.Caches;
import dev.larder.cache.tck.proxy.TcpProxy;
import dev.larder.cache.tck.server.Server;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;

/** An application, a server that it keeps entries on, and the way between them. */
final class Rig implements AutoCloseable {

    private final Far far;
    private final Server server;
    private final TcpProxy proxy;
    private final StateLog log = new StateLog();
    private ApplicationContext application = ApplicationContext.builder().build();

    Rig(Far far) {
        this.far = far;
        this.server = far.start();
        this.proxy = new TcpProxy(server.uri());
    }

    /** Starts the application. */
    Rig begin() {
        log.begin();
        Map<String, Object> properties = new HashMap<>(far.properties(server, proxy.port()));
        properties.put("spec", "faults");
        properties.put("larder.backend", far.backend());
        properties.put("larder.prefix", "faults-" + System.nanoTime());
        application = ApplicationContext.run(properties);
        things();
        return this;
    }

    Far far() {
        return far;
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
        return new Callers(things(), source(), far.readers());
    }

    Cache<Integer, Long> cache() {
        return application.getBean(Caches.class).named(Things.NAMESPACE, Integer.class, Long.class);
    }

    boolean available() {
        return application.getBean(Caches.class).backend(far.backend()).available();
    }

    String breaker() {
        return application.getBean(Caches.class).backend(far.backend()).statistics().breaker();
    }

    @Override
    public void close() {
        log.close();
        application.close();
        proxy.close();
        far.end(server);
    }
}
