package dev.larder.cache.history;

import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Opened;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.PathPattern;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One namespace of such a backend. */
final class JoiningSpace implements EntrySpace {

    private final EntrySpace real;
    private final Map<CacheKey, Object> loads = new ConcurrentHashMap<>();

    JoiningSpace(EntrySpace real) {
        this.real = real;
    }

    /** Equal to others of the same load, whatever was invalidated since that began. */
    private record Joint(CacheKey key, Object load, Permit real) implements Permit {

        @Override
        public boolean storable() {
            return real.storable();
        }

        @Override
        public boolean shareable() {
            return real.shareable();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Joint joint && joint.load.equals(load);
        }

        @Override
        public int hashCode() {
            return load.hashCode();
        }
    }

    @Override
    public CompletionStage<Seen> read(Target target) {
        return real.read(target);
    }

    @Override
    public CompletionStage<Opened> open(Target target) {
        return real.open(target)
                .thenApply(
                        opened -> {
                            Object load = loads.computeIfAbsent(target.key(), key -> new Object());
                            return new Opened(
                                    opened.entry(), new Joint(target.key(), load, opened.permit()));
                        });
    }

    @Override
    public CompletionStage<Filled> fill(Permit permit, Entry entry, Target target) {
        return real.fill(ended(permit), entry, target);
    }

    @Override
    public CompletionStage<Opened> hold(Target target) {
        return real.hold(target);
    }

    @Override
    public void release(Permit permit) {
        real.release(ended(permit));
    }

    private Permit ended(Permit permit) {
        if (permit instanceof Joint joint) {
            loads.remove(joint.key, joint.load);
            return joint.real;
        }
        return permit;
    }

    @Override
    public CompletionStage<Void> remove(Collection<? extends CacheKey> keys) {
        return real.remove(keys);
    }

    @Override
    public CompletionStage<Void> clear() {
        return real.clear();
    }

    @Override
    public CompletionStage<Long> ban(PathPattern pattern) {
        return real.ban(pattern);
    }

    @Override
    public OptionalLong size() {
        return real.size();
    }
}
