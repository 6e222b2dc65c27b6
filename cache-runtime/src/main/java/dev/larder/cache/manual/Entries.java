package dev.larder.cache.manual;

import dev.larder.cache.CacheBackendException;
import dev.larder.cache.CacheStatus;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.Lifetime;
import dev.larder.cache.entry.ValueType;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.KeyKind;
import dev.larder.cache.load.LoadContext;
import dev.larder.cache.load.Loaded;
import dev.larder.cache.load.Stages;
import dev.larder.cache.namespace.Counters.Event;
import dev.larder.cache.namespace.Namespace;
import dev.larder.cache.policy.CachePolicy;
import dev.larder.cache.policy.Lookup;
import dev.larder.cache.policy.PolicyResolver;
import dev.larder.cache.policy.Retention;
import dev.larder.cache.readthrough.Operation;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The operations on a namespace by hand, as stages that go on where the caller says. */
final class Entries<K, V> {

    private final Namespace namespace;
    private final EntryBackend backend;
    private final EntrySpace space;
    private final ValueType type;
    private final CachePolicy policy;
    private final ManualParts parts;

    Entries(Namespace namespace, ValueType type, ManualParts parts) {
        this.namespace = namespace;
        this.backend = namespace.usual();
        this.space = namespace.values(backend);
        this.type = type;
        this.policy = PolicyResolver.of(namespace.settings());
        this.parts = parts;
    }

    Namespace namespace() {
        return namespace;
    }

    EntryBackend backend() {
        return backend;
    }

    EntrySpace space() {
        return space;
    }

    CacheKey key(@Nullable Object key) {
        CacheKey address = parts.keys().address(key);
        KeyKind.of(address).ifPresent(kind -> namespace.addresses().check(kind, type.argument()));
        return address;
    }

    private Target target(CacheKey key, List<String> tags) {
        return target(key, tags, null);
    }

    private Target target(CacheKey key, List<String> tags, @Nullable Executor resume) {
        return new Target(key, type, tags, resume);
    }

    /**
     * Goes on where the space answers: that is never a thread of a driver.
     *
     * @param resume where it has to; null where it may choose
     */
    <R> CompletionStage<R> find(
            K key, @Nullable Executor resume, Function<Optional<Kept<V>>, R> give) {
        return space.read(target(key(key), List.of(), resume))
                .thenApply(seen -> give.apply(kept(seen.entry())));
    }

    /** The entry as a value, counted as a hit or a miss. */
    Optional<Kept<V>> kept(@Nullable Entry entry) {
        long now = parts.clock().millis();
        if (entry == null || Lookup.decide(entry, now).verdict() != Lookup.Verdict.USE) {
            namespace.counters().count(Event.MISS);
            return Optional.empty();
        }
        namespace.counters().hit();
        return Optional.of(new Kept<>(entry, now));
    }

    CompletionStage<Loaded> load(
            K key,
            Executor resume,
            CompletableFuture<Void> cut,
            boolean patient,
            Operation.Loader loader) {
        return parts.readThrough()
                .get(operation(key, resume, cut, patient, loader))
                .thenApply(Operation.Answer::loaded);
    }

    CompletionStage<Loaded> loadAlone(K key, Executor resume, Operation.Loader loader) {
        return parts.readThrough()
                .alone(
                        operation(key, resume, new CompletableFuture<>(), false, loader),
                        CacheStatus.MISS)
                .thenApply(Operation.Answer::loaded);
    }

    private Operation operation(
            K key,
            Executor resume,
            CompletableFuture<Void> cut,
            boolean patient,
            Operation.Loader loader) {
        return new Operation(
                namespace,
                space,
                policy,
                target(key(key), namespace.settings().tags(), resume),
                loader,
                Operation.EVERYTHING,
                LoadContext.running(),
                resume,
                patient,
                cut);
    }

    CompletionStage<Void> put(K key, @Nullable V value, Options options) {
        Target target = new Target(key(key), options.written(type), tags(options));
        Retention.Decision kept = retention(value, options.expire());
        Lifetime lifetime = kept.lifetime();
        if (lifetime == null) {
            return parts.invalidations().keys(namespace, List.of(target.key()));
        }
        return parts.puts()
                .hold(namespace, backend, target)
                .thenCompose(
                        held ->
                                parts.puts()
                                        .settle(held, new Entry(value, lifetime, target.tags())))
                .thenAccept(filled -> refused(filled, target.key()));
    }

    private List<String> tags(Options options) {
        return Stream.concat(namespace.settings().tags().stream(), options.tags().stream())
                .distinct()
                .toList();
    }

    private Retention.Decision retention(@Nullable V value, @Nullable Duration expire) {
        return Retention.decide(
                policy,
                new Retention.Overrides(false, expire, null),
                value == null,
                false,
                parts.clock().millis(),
                ThreadLocalRandom.current().nextDouble());
    }

    private CacheBackendException unreachable(CacheKey key, Throwable cause) {
        return new CacheBackendException(
                namespace.name()
                        + "["
                        + key
                        + "] could not be put: backend "
                        + backend.name()
                        + " gave no permit.",
                cause);
    }

    /** The address is empty now; who put the value is told why. */
    private void refused(Filled filled, CacheKey key) {
        String reason =
                switch (filled) {
                    case STORED, OVERTAKEN, LATE_TAG_INVALIDATED, NO_PERMIT -> null;
                    case TOO_LARGE -> "is larger than the backend takes";
                    case NOT_ENCODABLE -> "can't be written by the codec " + type.codec().id();
                    case FAILED -> "did not reach the backend";
                };
        if (reason != null) {
            throw new CacheBackendException(
                    "The value of "
                            + namespace.name()
                            + "["
                            + key
                            + "] "
                            + reason
                            + " (backend "
                            + backend.name()
                            + ").",
                    null);
        }
    }

    CompletionStage<Boolean> putIfAbsent(K key, @Nullable V value, Executor resume) {
        Target target = target(key(key), namespace.settings().tags());
        Lifetime lifetime = retention(value, null).lifetime();
        if (lifetime == null) {
            return CompletableFuture.completedFuture(false);
        }
        return Stages.then(
                resume,
                space.open(target),
                opened -> {
                    Entry there = opened.entry();
                    if (Lookup.decide(there, parts.clock().millis()).verdict()
                            == Lookup.Verdict.USE) {
                        return CompletableFuture.completedFuture(false);
                    }
                    if (!opened.permit().storable()) {
                        space.release(opened.permit());
                        Throwable cause = target.attempt().failure();
                        if (cause != null) {
                            throw unreachable(target.key(), cause);
                        }
                        return CompletableFuture.completedFuture(false);
                    }
                    return space.fill(
                                    opened.permit(),
                                    new Entry(value, lifetime, target.tags()),
                                    target)
                            .thenApply(filled -> counted(filled, target.key()));
                });
    }

    private boolean counted(Filled filled, CacheKey key) {
        boolean stored = filled == Filled.STORED;
        namespace.counters().count(stored ? Event.PUT : Event.PUT_REFUSED);
        refused(filled, key);
        return stored;
    }

    CompletionStage<Void> remove(Collection<? extends K> keys) {
        return parts.invalidations().keys(namespace, keys.stream().map(this::key).toList());
    }

    CompletionStage<Map<K, @Nullable V>> findAll(Collection<? extends K> keys) {
        List<K> distinct = keys.stream().<K>map(key -> key).distinct().toList();
        List<Target> targets = distinct.stream().map(key -> target(key(key), List.of())).toList();
        return space.readAll(targets)
                .thenApply(
                        seen -> {
                            Map<K, @Nullable V> found = new LinkedHashMap<>();
                            for (int i = 0; i < distinct.size(); i++) {
                                K key = distinct.get(i);
                                kept(seen.get(i).entry())
                                        .ifPresent(kept -> found.put(key, kept.value()));
                            }
                            return found;
                        });
    }

    CompletionStage<Void> putAll(Map<? extends K, ? extends @Nullable V> entries) {
        List<CompletableFuture<Void>> puts =
                entries.entrySet().stream()
                        .map(
                                e ->
                                        put(e.getKey(), e.getValue(), new Options())
                                                .toCompletableFuture())
                        .toList();
        return CompletableFuture.allOf(puts.toArray(CompletableFuture[]::new));
    }
}
