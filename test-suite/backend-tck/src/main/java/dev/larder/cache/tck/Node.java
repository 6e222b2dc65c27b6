package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Opened;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.SpaceSpec;
import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.Lifetime;
import dev.larder.cache.entry.ValueType;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.PathPattern;
import io.micronaut.core.type.Argument;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One namespace on one node, in the words of the tests. Waits for every answer. */
final class Node {

    static final ValueType TEXT = new ValueType(Argument.STRING, new TextCodec("tck-text"));
    static final Duration LIFE = Duration.ofMinutes(10);

    private final EntryBackend backend;
    private final EntrySpace space;
    private final ValueType type;

    Node(EntryBackend backend, String namespace) {
        this(backend, spec(namespace, SpaceSpec.Kind.VALUES), TEXT);
    }

    Node(EntryBackend backend, SpaceSpec spec, ValueType type) {
        this.backend = backend;
        this.space = backend.space(spec);
        this.type = type;
    }

    static SpaceSpec spec(String namespace, SpaceSpec.Kind kind) {
        return new SpaceSpec(namespace, kind, 10_000, false);
    }

    EntrySpace space() {
        return space;
    }

    Target target(Object key, String... tags) {
        CacheKey address = key instanceof CacheKey made ? made : CacheKey.of(key);
        return new Target(address, type, List.of(tags));
    }

    Seen read(Object key, String... tags) {
        return await(space.read(target(key, tags)));
    }

    /** As {@link #read}, without waiting. */
    CompletableFuture<Seen> begin(Object key) {
        return space.read(target(key)).toCompletableFuture();
    }

    Opened open(Object key, String... tags) {
        return await(space.open(target(key, tags)));
    }

    Opened hold(Object key, String... tags) {
        return await(space.hold(target(key, tags)));
    }

    Filled fill(Permit permit, Object key, @Nullable String value, String... tags) {
        return fill(permit, key, entry(value, tags));
    }

    Filled fill(Permit permit, Object key, Entry entry) {
        return await(space.fill(permit, entry, target(key)));
    }

    /** Loads and stores, with the tags known before. */
    void load(Object key, @Nullable String value, String... tags) {
        Filled filled = fill(open(key, tags).permit(), key, value, tags);

        assertThat(filled).isEqualTo(Filled.STORED);
    }

    void remove(Object... keys) {
        await(
                space.remove(
                        List.of(keys).stream()
                                .map(key -> key instanceof CacheKey made ? made : CacheKey.of(key))
                                .toList()));
    }

    void clear() {
        await(space.clear());
    }

    void ban(String glob) {
        await(space.ban(new PathPattern(glob)));
    }

    void invalidateTags(String... tags) {
        await(backend.invalidateTags(List.of(tags)));
    }

    void assertHas(Object key, @Nullable String value, String... tags) {
        Seen seen = read(key, tags);

        assertThat(seen.reason()).isEqualTo(Seen.Reason.FOUND);
        assertThat(seen.entry()).isNotNull().extracting(Entry::value).isEqualTo(value);
    }

    void assertLacks(Object key, String... tags) {
        assertThat(read(key, tags).entry()).isNull();
    }

    static Entry entry(@Nullable String value, String... tags) {
        long now = System.currentTimeMillis();
        long end = now + LIFE.toMillis();
        return new Entry(value, new Lifetime(now, end, end), List.of(tags));
    }

    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted.", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("No answer.", e);
        }
    }
}
