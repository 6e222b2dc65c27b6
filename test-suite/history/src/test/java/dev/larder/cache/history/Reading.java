package dev.larder.cache.history;

import dev.larder.cache.Cache;
import dev.larder.cache.CacheBackendException;
import dev.larder.cache.CacheContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The ways to read an address. */
enum Reading implements Operation {
    FIND((app, at) -> one(app.stock(at).find(at.key(), at.group()))),

    FIND_LATER((app, at) -> one(app.stock(at).findLater(at.key(), at.group()).join())),

    FIND_REACTIVELY((app, at) -> one(app.stock(at).findReactively(at.key(), at.group()).block())),

    GET((app, at) -> app.cache(at).get(at.key()).stream().toList()),

    GET_ALL((app, at) -> values(app.cache(at).getAll(mates(at)).values())),

    LOAD((app, at) -> one(app.cache(at).getOrLoad(at.key(), key -> load(app, at)))),

    LOAD_LATER(
            (app, at) ->
                    one(
                            app.cache(at)
                                    .async()
                                    .getOrLoad(at.key(), key -> later(app, at))
                                    .toCompletableFuture()
                                    .join())),

    PUT_IF_ABSENT(
            (app, at) -> {
                app.source().put(at, false, version -> putIfAbsent(app.cache(at), version));
                return List.of();
            }),

    REFRESH((app, at) -> one(app.caches().refresh(() -> app.stock(at).find(at.key(), at.group()))));

    private final Asking asking;

    Reading(Asking asking) {
        this.asking = asking;
    }

    /** What is read is a list: there may be nothing, and there may be more. */
    private interface Asking {
        List<Version> ask(Application application, Address address);
    }

    List<Version> read(Application application, Address address) {
        return asking.ask(application, address);
    }

    private static List<Version> one(@Nullable Version version) {
        return List.of(Objects.requireNonNull(version, "null was never stored"));
    }

    private static List<Version> values(Iterable<? extends @Nullable Version> some) {
        List<Version> all = new ArrayList<>();
        some.forEach(version -> all.add(Objects.requireNonNull(version, "null was never stored")));
        return all;
    }

    private static List<String> mates(Address at) {
        return at.patternMates().stream().map(Address::key).toList();
    }

    private static Version load(Application application, Address at) {
        tag(at);
        return application.source().load(at.namespace(), at.key());
    }

    private static CompletableFuture<@Nullable Version> later(Application application, Address at) {
        tag(at);
        return CompletableFuture.supplyAsync(
                () -> application.source().load(at.namespace(), at.key()));
    }

    private static void tag(Address at) {
        if (at.tagged()) {
            CacheContext.current().ifPresent(context -> context.tags(at.tag()));
        }
    }

    /** Without tags: only where entries have none. */
    private static void putIfAbsent(Cache<String, Version> cache, Version version) {
        if (!version.address().tagged()) {
            try {
                cache.putIfAbsent(version.key(), version);
            } catch (CacheBackendException notPut) {
                // that it may say so is its contract
            }
        }
    }
}
