package dev.larder.cache.backend.line;

import dev.larder.cache.key.KeyScheme;
import dev.larder.cache.key.KeySpace;
import dev.larder.cache.key.StorageKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The invalidations that the authority has not acknowledged yet. What they are about is in
 * quarantine on this node: neither read nor stored. Bounded, and nothing is forgotten: what does
 * not fit becomes the clear of its namespace. Thread-safe.
 */
final class Pending {

    static final int MAXIMUM_TAGS = 10_000;

    private final KeyScheme scheme;
    private final Supplier<List<KeySpace>> allSpaces;
    private final Map<String, PendingNamespace> namespaces = new HashMap<>();
    private final Map<String, Long> tags = new HashMap<>();
    private long version;
    private volatile boolean empty = true;
    private volatile long ended;

    /**
     * Nothing yet.
     *
     * @param allSpaces one of each namespace that this node uses
     */
    Pending(KeyScheme scheme, Supplier<List<KeySpace>> allSpaces) {
        this.scheme = scheme;
        this.allSpaces = allSpaces;
    }

    /**
     * An invalidation to be sent again.
     *
     * @param version the newest that it covers: what was added after it is not done with it
     */
    record Due(Invalidation invalidation, long version) {}

    boolean isEmpty() {
        return empty;
    }

    /** How many were acknowledged at last. */
    long ended() {
        return ended;
    }

    synchronized void add(Invalidation invalidation) {
        version++;
        if (invalidation instanceof Invalidation.Slots slots) {
            namespace(slots.keys()).addSlots(slots.slots(), version);
        } else if (invalidation instanceof Invalidation.Clear clear) {
            namespace(clear.keys()).addClear(version);
        } else if (invalidation instanceof Invalidation.Ban ban) {
            namespace(ban.keys()).addBan(ban.pattern(), version);
        } else if (invalidation instanceof Invalidation.Tags some) {
            addTags(some.tags());
        }
        empty = false;
    }

    boolean holds(KeySpace keys, StorageKey slot, Collection<String> itsTags) {
        return !empty && holdsNow(keys, slot, itsTags);
    }

    /** What has to be sent. */
    synchronized List<Due> due() {
        List<Due> due = new ArrayList<>();
        namespaces.values().forEach(one -> one.due(version, due));
        if (!tags.isEmpty()) {
            List<String> all = List.copyOf(tags.keySet());
            due.add(new Due(new Invalidation.Tags(scheme, all), version));
        }
        return due;
    }

    /** The authority acknowledged it. */
    synchronized void done(Due due) {
        if (due.invalidation() instanceof Invalidation.Tags) {
            tags.values().removeIf(added -> added <= due.version());
        } else {
            PendingNamespace namespace = namespaces.get(due.invalidation().namespace());
            if (namespace != null && namespace.done(due)) {
                namespaces.remove(due.invalidation().namespace());
            }
        }
        ended++;
        empty = namespaces.isEmpty() && tags.isEmpty();
    }

    private synchronized boolean holdsNow(
            KeySpace keys, StorageKey slot, Collection<String> itsTags) {
        PendingNamespace namespace = namespaces.get(keys.namespace());
        boolean held = namespace != null && namespace.holds(slot);
        return held || itsTags.stream().anyMatch(tags::containsKey);
    }

    private PendingNamespace namespace(KeySpace keys) {
        return namespaces.computeIfAbsent(keys.namespace(), name -> new PendingNamespace(keys));
    }

    private void addTags(Collection<String> some) {
        some.forEach(tag -> tags.put(tag, version));
        if (tags.size() > MAXIMUM_TAGS) {
            tags.clear();
            allSpaces.get().forEach(keys -> namespace(keys).addClear(version));
        }
    }
}
