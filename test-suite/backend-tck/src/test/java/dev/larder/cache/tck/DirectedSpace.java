package dev.larder.cache.tck;

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
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** Entries of a far side the answers to whose reads a test holds up. */
final class DirectedSpace implements EntrySpace {

    private final EntrySpace real;
    private final DirectedFar far;

    DirectedSpace(EntrySpace real, DirectedFar far) {
        this.real = real;
        this.far = far;
    }

    @Override
    public CompletionStage<Seen> read(Target target) {
        return far.answered(real.read(target));
    }

    @Override
    public CompletionStage<Opened> open(Target target) {
        return real.open(target);
    }

    @Override
    public CompletionStage<Filled> fill(Permit permit, Entry entry, Target target) {
        return real.fill(permit, entry, target);
    }

    @Override
    public CompletionStage<Opened> hold(Target target) {
        return real.hold(target);
    }

    @Override
    public void release(Permit permit) {
        real.release(permit);
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
