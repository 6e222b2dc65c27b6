package dev.larder.cache.policy;

import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.EntryState;
import org.jspecify.annotations.Nullable;

/** Whether a valid entry may be used now. */
public final class Lookup {

    /** What to do. */
    public enum Verdict {
        /** Use the entry. */
        USE,
        /** Load. */
        LOAD
    }

    /** Why. */
    public enum Reason {
        /** Within its lifetime. */
        FRESH,
        /** There is no entry. */
        ABSENT,
        /** Its lifetime has passed. */
        EXPIRED
    }

    /** A verdict and its reason. */
    public record Decision(Verdict verdict, Reason reason) {}

    private static final Decision FRESH = new Decision(Verdict.USE, Reason.FRESH);
    private static final Decision ABSENT = new Decision(Verdict.LOAD, Reason.ABSENT);
    private static final Decision EXPIRED = new Decision(Verdict.LOAD, Reason.EXPIRED);

    private Lookup() {}

    /** The decision for an entry at a time, in milliseconds since the epoch. */
    public static Decision decide(@Nullable Entry entry, long now) {
        if (entry == null) {
            return ABSENT;
        }
        return entry.lifetime().stateAt(now) == EntryState.FRESH ? FRESH : EXPIRED;
    }
}
