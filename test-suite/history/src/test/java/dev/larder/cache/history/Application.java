package dev.larder.cache.history;

import dev.larder.cache.Cache;
import dev.larder.cache.CacheStatistics;
import dev.larder.cache.Caches;
import dev.larder.cache.backend.LocalSpace;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.namespace.Namespace;
import dev.larder.cache.namespace.Namespaces;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/** One life of a node. */
final class Application implements AutoCloseable {

    private final Origin origin;
    private final ApplicationContext context;
    private final Caches caches;
    private final Source source;
    private final Groups groups;
    private final Plain plain;
    private final LongSupplier failures;
    private final Map<String, Stock> stocks = new HashMap<>();
    private final Map<String, Cache<String, Version>> byHand = new HashMap<>();
    private final Map<String, Namespace> namespaces = new HashMap<>();

    /** With what a context holds, and a count of its failures. */
    Application(Origin origin, ApplicationContext context, LongSupplier failures) {
        this.origin = origin;
        this.context = context;
        this.failures = failures;
        this.caches = context.getBean(Caches.class);
        this.source = context.getBean(Source.class);
        this.groups = context.getBean(Groups.class);
        this.plain = context.getBean(Plain.class);
        context.getBeansOfType(Stock.class).forEach(stock -> stocks.put(stock.namespace(), stock));
        for (String name : Address.NAMESPACES) {
            byHand.put(name, caches.named(name, String.class, Version.class));
            namespaces.put(name, context.getBean(Namespaces.class).named(name));
        }
    }

    Origin origin() {
        return origin;
    }

    Caches caches() {
        return caches;
    }

    Source source() {
        return source;
    }

    Groups groups() {
        return groups;
    }

    Plain plain() {
        return plain;
    }

    Stock stock(Address address) {
        return Objects.requireNonNull(stocks.get(address.namespace()));
    }

    Cache<String, Version> cache(Address address) {
        return Objects.requireNonNull(byHand.get(address.namespace()));
    }

    /** Whether a hit needs no trip now. */
    boolean hasCopy(Address address) {
        Namespace namespace = Objects.requireNonNull(namespaces.get(address.namespace()));
        return namespace.values(namespace.usual()) instanceof LocalSpace near
                && near.held(CacheKey.of(address.key())) != null;
    }

    /** How many steps of the cache have failed. */
    long failures() {
        return failures.getAsLong();
    }

    /** Whether its backend is asked. */
    boolean available() {
        return namespaces.values().stream().allMatch(one -> one.usual().available());
    }

    /** What happened in its namespaces. */
    List<CacheStatistics> statistics() {
        return byHand.values().stream().map(Cache::statistics).toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
