package dev.larder.cache.history;

import dev.larder.cache.tck.proxy.Lane;
import dev.larder.cache.tck.proxy.TcpProxy;
import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A node: its way to the server, and the application that is open now. */
final class Node implements AutoCloseable {

    /** The node without a failure handler of its own. */
    private static final int PLAIN = 0;

    /** What is sent only where changes are told. */
    private static final String PUSHED = "TRACKING";

    private final int number;
    private final Shared shared;
    private final TcpProxy proxy;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final List<Tally> past = new ArrayList<>();
    private Application application;

    Node(int number, Shared shared) {
        this.number = number;
        this.shared = shared;
        this.proxy = new TcpProxy(shared.server(), PUSHED);
        this.application = open(0);
    }

    /** What all nodes have in common. */
    record Shared(
            URI server, Setting setting, Map<String, Object> more, Source source, FailureLog log) {}

    private Application open(int life) {
        Map<String, Object> properties = new HashMap<>(shared.setting().properties());
        properties.putAll(shared.setting().properties(proxy.port()));
        properties.put("spec", "history");
        properties.put("larder.prefix", Sabotage.PREFIX);
        properties.put("history.handler", number == PLAIN ? "none" : "own");
        properties.putAll(shared.more());
        ApplicationContext context =
                ApplicationContext.builder()
                        .properties(properties)
                        .singletons(shared.source())
                        .start();
        LongSupplier failures =
                number == PLAIN ? shared.log()::count : context.getBean(Failures.class)::count;
        return new Application(new Origin(number, life), context, failures);
    }

    /** Does something while the application stays open. */
    void use(Consumer<Application> work) {
        lock.readLock().lock();
        try {
            work.accept(application);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Closes the application, when nobody uses it, and opens another. */
    void reopen() {
        lock.writeLock().lock();
        try {
            past.add(Tally.of(application));
            application.close();
            application = open(application.origin().life() + 1);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** What happened in all its lives. */
    Tally tally() {
        lock.readLock().lock();
        try {
            return past.stream().reduce(Tally.of(application), Tally::plus);
        } finally {
            lock.readLock().unlock();
        }
    }

    List<Lane> lanes(Fault.Lanes which) {
        return switch (which) {
            case DATA -> List.of(proxy.usual());
            case PUSH -> List.of(proxy.marked());
            case ALL -> List.of(proxy.usual(), proxy.marked());
        };
    }

    void heal() {
        proxy.heal();
    }

    @Override
    public void close() {
        application.close();
        proxy.close();
    }
}
