package dev.larder.cache.faults;

import dev.larder.cache.Cache;
import dev.larder.cache.Caches;
import dev.larder.cache.tck.proxy.TcpProxy;
import dev.larder.cache.tck.server.Server;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An application, a server that it keeps entries on, and the way between them. */
final class Rig implements AutoCloseable {

    private final Far far;
    private final Server server;
    private final TcpProxy proxy;
    private final String prefix = "faults-" + System.nanoTime();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final StateLog log = new StateLog();
    private ApplicationContext application = ApplicationContext.builder().build();

    Rig(Far far) {
        this(far, far.start());
    }

    /** With a server of its own, which it ends. */
    Rig(Far far, Server server) {
        this.far = far;
        this.server = server;
        this.proxy = new TcpProxy(server.uri());
    }

    /** Starts the application. */
    Rig begin() {
        log.begin();
        application = another(Map.of());
        things();
        return this;
    }

    /** Another node of the application; who asks for it closes it. */
    ApplicationContext another(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(far.properties(server, proxy.port()));
        properties.put("spec", "faults");
        properties.put("larder.backend", far.backend());
        properties.put("larder.prefix", prefix);
        properties.putAll(more);
        return ApplicationContext.run(properties);
    }

    Far far() {
        return far;
    }

    Server server() {
        return server;
    }

    Intruder intruder() {
        return far.intruder(server);
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
        return cache(Things.NAMESPACE);
    }

    Cache<Integer, Long> cache(String namespace) {
        return application.getBean(Caches.class).named(namespace, Integer.class, Long.class);
    }

    /** A value was seen that must not be. */
    void wrong(String what) {
        wrong.add(what);
    }

    /** What was wrong since this was asked last. */
    List<String> takeWrong() {
        List<String> taken = List.copyOf(wrong);
        wrong.clear();
        return taken;
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
