package dev.larder.cache.backend.line;

import dev.larder.cache.key.KeySpace;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.key.StorageKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is pending of one namespace, each with the version in which it was added last. */
final class PendingNamespace {

    static final int MAXIMUM_SLOTS = 1_000;
    static final int MAXIMUM_BANS = 100;

    private final KeySpace keys;
    private final Map<StorageKey, Long> slots = new HashMap<>();
    private final Map<PathPattern, Long> bans = new HashMap<>();
    private long cleared;

    PendingNamespace(KeySpace keys) {
        this.keys = keys;
    }

    void addSlots(Collection<StorageKey> some, long version) {
        some.forEach(slot -> slots.put(slot, version));
        if (slots.size() > MAXIMUM_SLOTS) {
            addClear(version);
        }
    }

    void addBan(PathPattern pattern, long version) {
        bans.put(pattern, version);
        if (bans.size() > MAXIMUM_BANS) {
            addClear(version);
        }
    }

    void addClear(long version) {
        cleared = version;
        slots.clear();
        bans.clear();
    }

    boolean holds(StorageKey slot) {
        return cleared > 0
                || slots.containsKey(slot)
                || bans.keySet().stream().anyMatch(ban -> ban.matches(slot.subject()));
    }

    void due(long version, List<Pending.Due> to) {
        if (cleared > 0) {
            to.add(new Pending.Due(new Invalidation.Clear(keys), version));
        }
        if (!slots.isEmpty()) {
            List<StorageKey> all = List.copyOf(slots.keySet());
            to.add(new Pending.Due(new Invalidation.Slots(keys, all), version));
        }
        for (PathPattern pattern : bans.keySet()) {
            to.add(new Pending.Due(new Invalidation.Ban(keys, pattern), version));
        }
    }

    /** Whether nothing is left. */
    boolean done(Pending.Due due) {
        if (due.invalidation() instanceof Invalidation.Clear && cleared <= due.version()) {
            cleared = 0;
        } else if (due.invalidation() instanceof Invalidation.Slots) {
            slots.values().removeIf(added -> added <= due.version());
        } else if (due.invalidation() instanceof Invalidation.Ban ban) {
            bans.computeIfPresent(
                    ban.pattern(), (pattern, added) -> added <= due.version() ? null : added);
        }
        return cleared == 0 && slots.isEmpty() && bans.isEmpty();
    }
}
