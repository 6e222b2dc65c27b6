package dev.larder.model;

import static dev.larder.model.Scenario.reads;

import dev.larder.model.Scenario.Kind;
import dev.larder.model.Scenario.Option;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is searched. */
public final class Scenarios {

    private Scenarios() {}

    /** For each wrong variant one in which it gives an old value. */
    public static Map<Wrong, Scenario> traps() {
        Map<Wrong, Scenario> traps = new EnumMap<>(Wrong.class);
        Scenario removal = reads(0, 1).write(Kind.KEY, 1);
        Scenario clear = reads(0, 1).write(Kind.COVER, 1);
        Scenario tag = clear.with(Option.LATE_TAG);
        Scenario near = reads(0, 0).write(Kind.KEY, 1).with(Option.NEAR, Option.WARM);
        traps.put(Wrong.NO_FENCE, removal);
        traps.put(Wrong.TOMBSTONE, removal.with(Option.EVICTION));
        traps.put(Wrong.COUNTER_RESET, clear.with(Option.EVICTION));
        traps.put(Wrong.STAMP_LATE, clear);
        traps.put(Wrong.SERVE_INVALID_AS_STALE, clear);
        traps.put(Wrong.NO_INCARNATION, removal.with(Option.FAILOVER));
        traps.put(Wrong.RETRY_SAME_TOKEN, removal.lost(1));
        traps.put(Wrong.TAG_LATE_UNCHECKED, tag);
        traps.put(Wrong.TAG_DELETE_ORDER, tag);
        traps.put(Wrong.TAG_READ_ORDER, tag);
        flights(traps);
        puts(traps);
        traps.put(Wrong.NEAR_NO_TICKET, near);
        traps.put(Wrong.NEAR_KEPT_ON_RECONNECT, near.deaths(1));
        traps.put(Wrong.TRUST_FOREVER, near.deaths(1));
        traps.put(Wrong.NO_EVICT_PUSH, near.with(Option.EVICTION));
        traps.put(
                Wrong.OWN_COPY_KEPT, reads(0, 0).write(Kind.KEY, 0).with(Option.NEAR, Option.WARM));
        return traps;
    }

    private static void flights(Map<Wrong, Scenario> traps) {
        Scenario own = reads(0, 0).write(Kind.KEY, 0);
        Scenario ownTag = reads(0, 0).write(Kind.COVER, 0).with(Option.LATE_TAG);
        traps.put(Wrong.JOIN_ANY, reads(0, 0).write(Kind.KEY, 1));
        traps.put(Wrong.JOIN_LATE_TAG, reads(0, 0).write(Kind.COVER, 1).with(Option.LATE_TAG));
        traps.put(Wrong.JOIN_ACROSS_FAILURE, ownTag.lost(1));
        traps.put(Wrong.RELEASE_UNNOTICED, ownTag.lost(1));
        traps.put(Wrong.JOIN_HELD, reads(0, 0).write(Kind.GUARDED, 1));
        traps.put(Wrong.RECENT_UNCOUNTED, own.silences(1));
        traps.put(Wrong.PUT_UNCOUNTED, reads(0, 0).write(Kind.PUT, 0).silences(2));
        traps.put(Wrong.NO_QUARANTINE, own.lost(1));
    }

    private static void puts(Map<Wrong, Scenario> traps) {
        Scenario two = reads(0).write(Kind.PUT, 0).write(Kind.PUT, 1);
        traps.put(Wrong.PUT_BLIND, two);
        traps.put(Wrong.PUT_AFTER_BODY, two);
        traps.put(Wrong.SETTLE_KEEPS_WINNER, two);
    }

    /** The protocol as it is built, in more company than a trap needs. Seconds. */
    public static Map<String, Scenario> small() {
        Map<String, Scenario> small = new LinkedHashMap<>();
        Scenario own = reads(0, 0).write(Kind.KEY, 0);
        small.put("own removal, silence, lost command", own.silences(1).lost(1));
        small.put(
                "own tag, silence, lost command",
                reads(0, 0).write(Kind.COVER, 0).with(Option.LATE_TAG).silences(1).lost(1));
        small.put("own put, silences", reads(0, 0).write(Kind.PUT, 0).silences(2));
        small.put("pattern, eviction", reads(0, 1).write(Kind.BAN, 1).with(Option.EVICTION));
        small.put(
                "late tag, eviction, refresh",
                reads(0, 1)
                        .write(Kind.COVER, 1)
                        .with(Option.LATE_TAG, Option.EVICTION, Option.REFRESH));
        small.put(
                "near, own removal, lost command",
                reads(0, 0).write(Kind.KEY, 0).with(Option.NEAR, Option.WARM).lost(1));
        return small;
    }

    /** The same with more of everything. Minutes, and gigabytes. */
    public static Map<String, Scenario> full() {
        Map<String, Scenario> full = new LinkedHashMap<>();
        full.put(
                "three callers of a node, own removal, silences, lost command",
                reads(0, 0, 0).write(Kind.KEY, 0).silences(2).lost(1));
        full.put(
                "three callers of a node, own tag, silence, lost command",
                reads(0, 0, 0).write(Kind.COVER, 0).with(Option.LATE_TAG).silences(1).lost(1));
        full.put(
                "own put and removal elsewhere, silences, lost command",
                reads(0, 0).write(Kind.PUT, 0).write(Kind.KEY, 1).silences(2).lost(1));
        full.put(
                "own put and own removal, silences",
                reads(0, 0, 0).write(Kind.PUT, 0).write(Kind.KEY, 0).silences(2));
        full.put(
                "two removals, eviction, lost commands, crash",
                reads(0, 1)
                        .write(Kind.KEY, 0)
                        .write(Kind.COVER, 1)
                        .with(Option.EVICTION)
                        .lost(2)
                        .crashes(1));
        full.put(
                "refresh, pattern, removal, eviction",
                reads(0, 0)
                        .write(Kind.BAN, 1)
                        .write(Kind.KEY, 0)
                        .with(Option.EVICTION, Option.REFRESH));
        full.put(
                "failover, removal, clear, silence",
                reads(0, 0)
                        .write(Kind.KEY, 0)
                        .write(Kind.COVER, 1)
                        .with(Option.FAILOVER)
                        .silences(1));
        full.put("guarded, eviction, crash", reads(0, 0, 1).write(Kind.GUARDED, 1).crashes(1));
        full.put(
                "near, removal, eviction, silent connection, lost command, silence",
                reads(0, 0)
                        .write(Kind.KEY, 0)
                        .with(Option.NEAR, Option.WARM, Option.EVICTION)
                        .deaths(1)
                        .lost(1)
                        .silences(1));
        full.put(
                "near on two nodes, put, silent connection",
                reads(0, 1).write(Kind.PUT, 1).with(Option.NEAR, Option.WARM).deaths(1).lost(1));
        full.put(
                "near, late tag, eviction, silent connection",
                reads(0, 0)
                        .write(Kind.COVER, 1)
                        .with(Option.NEAR, Option.WARM, Option.LATE_TAG, Option.EVICTION)
                        .deaths(1));
        return full;
    }
}
