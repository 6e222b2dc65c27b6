package dev.larder.cache.backend.memory;

import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.LocalSpace;
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
import org.jspecify.annotations.Nullable;

/** One namespace of such memory. */
final class ForgetfulSpace implements LocalSpace {

    private final LocalSpace real;

    ForgetfulSpace(LocalSpace real) {
        this.real = real;
    }

    @Override
    public CompletionStage<Filled> fill(Permit permit, Entry entry, Target target) {
        real.release(permit);
        return real.open(target).thenCompose(now -> real.fill(now.permit(), entry, target));
    }

    @Override
    public @Nullable Entry getIfPresent(CacheKey key) {
        return real.getIfPresent(key);
    }

    @Override
    public boolean complete() {
        return real.complete();
    }

    @Override
    public @Nullable Held held(CacheKey key) {
        return real.held(key);
    }

    @Override
    public CompletionStage<Seen> read(Target target) {
        return real.read(target);
    }

    @Override
    public CompletionStage<Opened> open(Target target) {
        return real.open(target);
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

    @Override
    public long evictions() {
        return real.evictions();
    }
}
