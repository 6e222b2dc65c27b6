package dev.larder.cache.policy;

import dev.larder.cache.entry.Lifetime;
import dev.larder.cache.grammar.DurationText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether a loaded value is kept, and how long. */
public final class Retention {

    /** Why a value is kept or not. */
    public enum Reason {
        /** It is kept. */
        KEPT,
        /** The handler asked for it not to be stored. */
        DO_NOT_STORE,
        /** {@code unless} holds. */
        UNLESS,
        /** It is null, and null is not cached. */
        NULL
    }

    /**
     * What the handler of the call has set; null where it has set nothing.
     *
     * @param until milliseconds since the epoch
     */
    public record Overrides(boolean doNotStore, @Nullable Duration expire, @Nullable Long until) {

        /** Nothing set. */
        public static final Overrides NONE = new Overrides(false, null, null);
    }

    /** A decision; the lifetime is there when the value is kept. */
    public record Decision(Reason reason, @Nullable Lifetime lifetime) {

        /** Whether the value is kept. */
        public boolean kept() {
            return reason == Reason.KEPT;
        }
    }

    private static final long MAX_MILLIS = Long.MAX_VALUE / 4;

    private Retention() {}

    /**
     * The decision for a value.
     *
     * @param isNull whether it is null
     * @param unless whether {@code unless} holds for it
     * @param now milliseconds since the epoch
     * @param random from 0, below 1: which part of the jitter applies
     */
    public static Decision decide(
            CachePolicy policy,
            Overrides overrides,
            boolean isNull,
            boolean unless,
            long now,
            double random) {
        if (overrides.doNotStore()) {
            return new Decision(Reason.DO_NOT_STORE, null);
        }
        if (unless) {
            return new Decision(Reason.UNLESS, null);
        }
        if (isNull && !policy.cacheNull()) {
            return new Decision(Reason.NULL, null);
        }
        return new Decision(Reason.KEPT, lifetime(policy, overrides, isNull, now, random));
    }

    private static Lifetime lifetime(
            CachePolicy policy, Overrides overrides, boolean isNull, long now, double random) {
        if (overrides.until() != null) {
            long until = overrides.until();
            return ending(now, until - now > MAX_MILLIS ? Lifetime.FOREVER : until);
        }
        if (overrides.expire() != null) {
            return lasting(now, overrides.expire());
        }
        Duration expire = isNull ? policy.expireNull() : policy.expire();
        return lasting(now, shortened(expire, policy.jitter() * random));
    }

    /** The lifetime of a value that is stored now and lasts that long. */
    public static Lifetime lasting(long now, Duration expire) {
        if (expire.equals(DurationText.FOREVER) || expire.getSeconds() > MAX_MILLIS / 1000) {
            return ending(now, Lifetime.FOREVER);
        }
        return ending(now, now + Math.max(1, expire.toMillis()));
    }

    private static Lifetime ending(long now, long until) {
        return new Lifetime(now, until, until);
    }

    private static Duration shortened(Duration expire, double part) {
        if (part <= 0
                || expire.equals(DurationText.FOREVER)
                || expire.getSeconds() > MAX_MILLIS / 1000) {
            return expire;
        }
        return Duration.ofMillis(Math.max(1, (long) (expire.toMillis() * (1 - part))));
    }
}
