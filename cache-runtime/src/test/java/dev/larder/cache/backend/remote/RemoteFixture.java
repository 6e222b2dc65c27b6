package dev.larder.cache.backend.remote;

import dev.larder.cache.BackendStateChangedEvent;
import dev.larder.cache.CacheFailureHandler;
import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Opened;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.SpaceSpec;
import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.Codec;
import dev.larder.cache.entry.Codecs;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.Lifetime;
import dev.larder.cache.entry.ValueType;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.settings.BackendSettings;
import dev.larder.cache.settings.TestSettings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A remote backend over an authority in memory, in time that the test lets pass. */
final class RemoteFixture {

    static final Duration PROBE = Duration.ofMillis(500);

    private static final ValueType TEXT = new ValueType(Argument.STRING, textCodec());

    final MapAuthority authority;
    final ManualTicker ticker = new ManualTicker();
    final List<BackendStateChangedEvent> events = new ArrayList<>();
    final List<String> failures = new ArrayList<>();
    final RemoteBackend backend;
    final EntrySpace space;
    private long millis = 1_000_000;

    RemoteFixture() {
        this(new MapAuthority(), Runnable::run);
    }

    RemoteFixture(MapAuthority authority, Executor executor) {
        this.authority = authority;
        this.backend =
                new RemoteBackend(
                        new BackendSettings("far", "test", Map.of()),
                        new BackendContext(
                                TestSettings.with("p"),
                                () -> millis,
                                executor,
                                new Handler(failures),
                                events::add),
                        authority,
                        ticker);
        this.space = backend.space(new SpaceSpec("n", SpaceSpec.Kind.VALUES, 1, false));
    }

    /** Lets the node's clock go on with everything else. */
    void advance(Duration by) {
        millis += by.toMillis();
        authority.timePasses(by);
        ticker.advance(by);
    }

    long millis() {
        return millis;
    }

    Target target(Object key, String... tags) {
        return new Target(CacheKey.of(key), TEXT, List.of(tags));
    }

    CompletableFuture<Seen> read(Object key, String... tags) {
        return space.read(target(key, tags)).toCompletableFuture();
    }

    CompletableFuture<Opened> open(Object key, String... tags) {
        return space.open(target(key, tags)).toCompletableFuture();
    }

    Permit permit(Object key, String... tags) {
        return open(key, tags).join().permit();
    }

    CompletableFuture<Filled> fill(Permit permit, Object key, String value, String... tags) {
        return space.fill(permit, entry(value, tags), target(key)).toCompletableFuture();
    }

    void load(Object key, String value, String... tags) {
        Filled filled = fill(permit(key, tags), key, value, tags).join();
        if (filled != Filled.STORED) {
            throw new AssertionError(filled);
        }
    }

    @Nullable Object value(Object key, String... tags) {
        Entry entry = read(key, tags).join().entry();
        return entry == null ? null : entry.value();
    }

    CompletableFuture<Void> remove(Object... keys) {
        List<CacheKey> all = new ArrayList<>();
        for (Object key : keys) {
            all.add(CacheKey.of(key));
        }
        return space.remove(all).toCompletableFuture();
    }

    CompletableFuture<Void> ban(String glob) {
        return space.ban(new PathPattern(glob)).thenAccept(count -> {}).toCompletableFuture();
    }

    CompletableFuture<Void> tags(String... tags) {
        return backend.invalidateTags(List.of(tags)).toCompletableFuture();
    }

    Entry entry(String value, String... tags) {
        Lifetime lifetime = new Lifetime(millis, millis + 60_000, millis + 60_000);
        return new Entry(value, lifetime, List.of(tags));
    }

    Entry endless(String value, String... tags) {
        Lifetime lifetime = new Lifetime(millis, Lifetime.FOREVER, Lifetime.FOREVER);
        return new Entry(value, lifetime, List.of(tags));
    }

    /** What a stage failed with. */
    static Throwable failure(CompletableFuture<?> stage) {
        try {
            stage.join();
            throw new AssertionError("It did not fail.");
        } catch (CompletionException e) {
            return Objects.requireNonNull(e.getCause());
        }
    }

    /** Makes the breaker open. */
    void breakDown() {
        authority.mode(MapAuthority.Mode.FAILS);
        for (int i = 0; i < 5; i++) {
            read("breakdown");
        }
    }

    private static Codec textCodec() {
        try (ApplicationContext context = ApplicationContext.run()) {
            return context.getBean(Codecs.class).named("string");
        }
    }

    private record Handler(List<String> failures) implements CacheFailureHandler {

        @Override
        public void onError(Step step, String namespace, String backend, Throwable cause) {
            failures.add(step + " " + namespace + " " + backend + " " + cause.getMessage());
            throw new IllegalStateException("A handler that fails does no harm.");
        }
    }
}
