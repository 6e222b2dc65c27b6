package dev.larder.cache.manual;

import dev.larder.cache.Cache;
import dev.larder.cache.Caches;
import dev.larder.cache.backend.BackendRegistry;
import dev.larder.cache.backend.CacheBackend;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.grammar.Names;
import dev.larder.cache.intercept.CallMode;
import dev.larder.cache.intercept.EventLoopRule;
import dev.larder.cache.load.Pump;
import dev.larder.cache.load.Stages;
import dev.larder.cache.namespace.Namespace;
import dev.larder.cache.namespace.Namespaces;
import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All caches of the application. */
@Singleton
final class DefaultCaches implements Caches {

    private final Namespaces namespaces;
    private final BackendRegistry backends;
    private final CacheMaker maker;
    private final CallMode.Scopes scopes;
    private final ManualParts parts;

    DefaultCaches(
            Namespaces namespaces,
            BackendRegistry backends,
            CacheMaker maker,
            CallMode.Scopes scopes,
            ManualParts parts) {
        this.namespaces = namespaces;
        this.backends = backends;
        this.maker = maker;
        this.scopes = scopes;
        this.parts = parts;
    }

    @Override
    public <K, V> Cache<K, V> named(String namespace, Class<K> key, Class<V> value) {
        return named(namespace, Argument.of(key), Argument.of(value));
    }

    @Override
    public <K, V> Cache<K, V> named(String namespace, Argument<K> key, Argument<V> value) {
        return maker.cache(namespace, key, value);
    }

    @Override
    public void evict(Runnable calls) {
        CallMode mode = scopes.mode(CallMode.Kind.EVICT);
        scopes.within(
                mode,
                () -> {
                    calls.run();
                    return true;
                });
        changed("evict", () -> all(mode.evictions()));
    }

    @Override
    public <T> @Nullable T refresh(Supplier<T> calls) {
        return scopes.within(scopes.mode(CallMode.Kind.REFRESH), calls);
    }

    @Override
    public <T> @Nullable T bypass(Supplier<T> calls) {
        return scopes.within(scopes.mode(CallMode.Kind.BYPASS), calls);
    }

    @Override
    public void clear() {
        changed("clear", () -> parts.invalidations().clearAll());
    }

    @Override
    public void clear(String namespace) {
        Namespace known = existing(namespace);
        changed("clear", () -> parts.invalidations().clear(known));
    }

    private Namespace existing(String name) {
        return namespaces.all().stream()
                .filter(namespace -> namespace.name().equals(name))
                .findFirst()
                .orElseGet(() -> namespaces.named(Names.namespace(name)));
    }

    @Override
    public void invalidateTags(String... tags) {
        List<String> checked = Tags.checked(tags);
        changed("invalidateTags", () -> parts.invalidations().tags(checked));
    }

    private void changed(String operation, Supplier<CompletionStage<Void>> change) {
        EventLoopRule rule = parts.eventLoop();
        boolean goesOn = rule.mustNotWait() && parts.invalidations().remote();
        if (goesOn) {
            rule.withoutBackend(operation);
        }
        CompletionStage<Void> stage = change.get();
        if (goesOn) {
            return;
        }
        try {
            new Pump().await(stage);
        } catch (CompletionException e) {
            throw Waiting.<RuntimeException>thrown(Stages.cause(e));
        }
    }

    private static CompletionStage<Void> all(List<CompletionStage<Void>> stages) {
        return CompletableFuture.allOf(
                stages.stream()
                        .map(CompletionStage::toCompletableFuture)
                        .toArray(CompletableFuture[]::new));
    }

    @Override
    public Set<String> namespaces() {
        return namespaces.all().stream()
                .map(Namespace::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public CacheBackend backend(String name) {
        List<EntryBackend> used = List.copyOf(backends.all());
        EntryBackend backend =
                used.stream()
                        .filter(b -> b.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "No backend \""
                                                        + name
                                                        + "\" is in use, but "
                                                        + used.stream()
                                                                .map(CacheBackend::name)
                                                                .toList()
                                                        + "."));
        return new BackendView(backend, namespaces.all());
    }
}
