package dev.larder.cache.backend.tiered;

import dev.larder.cache.backend.ChangeFeed;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.NearCopies;
import dev.larder.cache.key.KeyScheme;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether what is kept near may be used. With a feed of changes: while the feed has lately shown
 * that it reaches us, and each change that it tells ends what it concerns. Without one every copy
 * has an end of its own.
 */
final class Trust implements ChangeFeed.Listener {

    private final EntryBackend near;
    private final KeyScheme scheme;
    private final Runnable dropAll;
    private final boolean fed;
    private volatile long until = System.nanoTime();

    /**
     * For copies.
     *
     * @param dropAll empties all spaces of the near side and ends the reads that would fill them
     * @param fed whether a feed tells of changes
     */
    Trust(EntryBackend near, KeyScheme scheme, Runnable dropAll, boolean fed) {
        this.near = near;
        this.scheme = scheme;
        this.dropAll = dropAll;
        this.fed = fed;
    }

    /** Whether copies may be used at a time, as far as the feed is concerned. */
    boolean holdsAt(long nanoTime) {
        return !fed || until - nanoTime > 0;
    }

    /** As it is at a time, where copies may be used that long after the feed was heard. */
    NearCopies measured(Duration staleness, long nanoTime) {
        long silence = fed ? Math.max(0, nanoTime - until + staleness.toNanos()) : 0;
        return new NearCopies(staleness, holdsAt(nanoTime), Duration.ofNanos(silence));
    }

    @Override
    public void changed(String key) {
        Optional<String> tag = scheme.tagIn(key);
        if (tag.isPresent()) {
            near.invalidateTags(NearTags.ofTag(tag.get()));
        } else {
            near.invalidateTags(List.of(NearTags.of(key)));
        }
    }

    @Override
    public void everything() {
        until = System.nanoTime();
        dropAll.run();
    }

    @Override
    public void trustedUntil(long nanoTime) {
        until = nanoTime;
    }
}
