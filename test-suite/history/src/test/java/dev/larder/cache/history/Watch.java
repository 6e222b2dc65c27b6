package dev.larder.cache.history;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Sees copies come and go. */
final class Watch {

    private final Map<Place, Boolean> copies = new ConcurrentHashMap<>();
    private final AtomicLong near = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    private record Place(int node, Address address) {}

    /** Before a read. */
    void sees(Application application, Address address) {
        boolean copy = application.hasCopy(address);
        Boolean before = copies.put(new Place(application.origin().node(), address), copy);
        if (copy) {
            near.incrementAndGet();
        } else if (Boolean.TRUE.equals(before)) {
            dropped.incrementAndGet();
        }
    }

    /** How many reads found a copy. */
    long near() {
        return near.get();
    }

    /** How many copies were there and then were not. */
    long dropped() {
        return dropped.get();
    }
}
