package dev.larder.cache.backend.memory;

import dev.larder.cache.backend.CurrentCell;
import dev.larder.cache.backend.LocalMarks;
import dev.larder.cache.backend.LocalSpace;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.TagCells;
import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.Codec;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.Lifetime;
import dev.larder.cache.entry.ValueType;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.PathPattern;
import io.micronaut.core.type.Argument;
import java.util.List;

/** One key of one namespace in memory, as the memory backend keeps it. */
public final class OneKey {

    /** The key. */
    public static final CacheKey KEY = CacheKey.of("k");

    private static final List<String> TAG = List.of("t");
    private static final PathPattern ALL = new PathPattern("*");
    private static final Lifetime ENDLESS = new Lifetime(0, Lifetime.FOREVER, Lifetime.FOREVER);
    private static final ValueType NUMBER = new ValueType(Argument.of(Integer.class), new None());

    private final TagCells tags = new TagCells();
    private final MemorySpace space =
            new MemorySpace(
                    new ValueSlots(Shelf.ofSize(100, until -> {}), () -> {}),
                    new LocalMarks(new CurrentCell()),
                    tags,
                    null,
                    (key, value) -> 1);

    /** Memory itself. */
    public LocalSpace space() {
        return space;
    }

    /** A call about the key. */
    public static Target target(List<String> tags) {
        return new Target(KEY, NUMBER, tags);
    }

    /** A value that has no end of its own. */
    public static Entry entry(int value, List<String> tags) {
        return new Entry(value, ENDLESS, tags);
    }

    /** The permit of a load whose tags are known. */
    Permit open() {
        return space.open(target(TAG)).toCompletableFuture().join().permit();
    }

    /** The permit of a load that finds its tags out. */
    Permit openUntagged() {
        return space.open(target(List.of())).toCompletableFuture().join().permit();
    }

    Permit hold() {
        return space.hold(target(TAG)).toCompletableFuture().join().permit();
    }

    void fill(Permit permit, int value) {
        space.fill(permit, entry(value, TAG), target(TAG));
    }

    void fillWithLateTag(Permit permit, int value) {
        space.fill(permit, entry(value, TAG), target(List.of()));
    }

    void remove() {
        space.remove(List.of(KEY));
    }

    void clear() {
        space.clear();
    }

    void ban() {
        space.ban(ALL);
    }

    /** Ends the cells of tags. */
    public void invalidateTags(java.util.Collection<String> some) {
        tags.invalidate(some);
    }

    void invalidateTag() {
        tags.invalidate(TAG);
    }

    /** What a hit gets; zero: nothing. */
    public int value() {
        Entry entry = space.getIfPresent(KEY);
        return entry == null || entry.value() == null ? 0 : (Integer) entry.value();
    }

    /** Values are kept as they are. */
    private static final class None implements Codec {

        @Override
        public String id() {
            return "none";
        }

        @Override
        public boolean supports(Argument<?> type) {
            return true;
        }

        @Override
        public <T> byte[] encode(Argument<T> type, T value) {
            throw new IllegalStateException("nothing is encoded here");
        }

        @Override
        public <T> T decode(Argument<T> type, byte[] bytes) {
            throw new IllegalStateException("nothing is decoded here");
        }
    }
}
