package dev.larder.cache.tck;

import dev.larder.cache.CacheStatistics;
import dev.larder.cache.backend.ChangeFeed;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.FarBackend;
import dev.larder.cache.backend.SpaceSpec;
import dev.larder.cache.key.KeyScheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A far side whose answers and whose news of changes a test holds up, each without the other. */
final class DirectedFar implements FarBackend {

    private final FarBackend real;
    private final List<Runnable> withheld = new ArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger losses = new AtomicInteger();
    private boolean withholding;
    private volatile boolean deaf;
    private volatile boolean silent;

    DirectedFar(FarBackend real) {
        this.real = real;
    }

    /** Answers to reads wait from now on. */
    synchronized void withhold() {
        withholding = true;
    }

    synchronized int withheld() {
        return withheld.size();
    }

    /** The answers that wait are given, and later ones at once. */
    void release() {
        List<Runnable> all;
        synchronized (this) {
            withholding = false;
            all = List.copyOf(withheld);
            withheld.clear();
        }
        all.forEach(Runnable::run);
    }

    /** News of changes are lost from now on, as on a connection that has died without a sound. */
    void deaf(boolean lost) {
        deaf = lost;
    }

    /** Nothing at all is heard any more. */
    void silence() {
        deaf = true;
        silent = true;
    }

    /** How often it was told that a key with this in it has changed. */
    long told(String part) {
        return told.stream().filter(key -> key.contains(part)).count();
    }

    /** How often it was told that something may have been missed. */
    int losses() {
        return losses.get();
    }

    <T> CompletionStage<T> answered(CompletionStage<T> answer) {
        CompletableFuture<T> given = new CompletableFuture<>();
        answer.whenComplete(
                (value, failure) -> {
                    Runnable give = () -> give(given, value, failure);
                    if (!waits(give)) {
                        give.run();
                    }
                });
        return given;
    }

    private static <T> void give(CompletableFuture<T> given, T value, Throwable failure) {
        if (failure == null) {
            given.complete(value);
        } else {
            given.completeExceptionally(failure);
        }
    }

    private synchronized boolean waits(Runnable give) {
        return withholding && withheld.add(give);
    }

    @Override
    public EntrySpace space(SpaceSpec spec) {
        return new DirectedSpace(real.space(spec), this);
    }

    @Override
    public KeyScheme scheme() {
        return real.scheme();
    }

    @Override
    public Optional<ChangeFeed> changes() {
        return real.changes().map(Feed::new);
    }

    @Override
    public CompletionStage<Void> invalidateTags(Collection<String> tags) {
        return real.invalidateTags(tags);
    }

    @Override
    public boolean remote() {
        return true;
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public String type() {
        return real.type();
    }

    @Override
    public CacheStatistics statistics() {
        return real.statistics();
    }

    @Override
    public boolean available() {
        return real.available();
    }

    @Override
    public void close() {}

    private final class Feed implements ChangeFeed {

        private final ChangeFeed feed;

        Feed(ChangeFeed feed) {
            this.feed = feed;
        }

        @Override
        public AutoCloseable listen(String prefix, Duration silence, Listener listener) {
            return feed.listen(prefix, silence, new Ear(listener));
        }
    }

    private final class Ear implements ChangeFeed.Listener {

        private final ChangeFeed.Listener listener;

        Ear(ChangeFeed.Listener listener) {
            this.listener = listener;
        }

        @Override
        public void changed(String key) {
            if (!deaf) {
                listener.changed(key);
            }
            told.add(key);
        }

        @Override
        public void everything() {
            listener.everything();
            losses.incrementAndGet();
        }

        @Override
        public void trustedUntil(long nanoTime) {
            if (!silent) {
                listener.trustedUntil(nanoTime);
            }
        }
    }
}
