package dev.larder.cache.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The writes that a reader of one address has to see: for each moment the newest before it. */
final class Floor {

    private final Address address;
    private final List<Event.Write> writes;

    /** Of writes that all are about the address. */
    Floor(Address address, List<Event.Write> writes) {
        this.address = address;
        this.writes = rising(address, writes);
    }

    /** In the order in which they ended, without those that an earlier one surpasses. */
    private static List<Event.Write> rising(Address address, List<Event.Write> writes) {
        List<Event.Write> sorted = new ArrayList<>(writes);
        sorted.sort(Comparator.comparingLong(write -> write.span().end()));
        List<Event.Write> rising = new ArrayList<>();
        long highest = Long.MIN_VALUE;
        for (Event.Write write : sorted) {
            if (version(address, write) > highest) {
                highest = version(address, write);
                rising.add(write);
            }
        }
        return rising;
    }

    /**
     * The write with the highest version of those that had ended by then; null if there is none.
     */
    Event.@Nullable Write at(long nanoTime) {
        int low = 0;
        int high = writes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (writes.get(middle).span().end() <= nanoTime) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? null : writes.get(low - 1);
    }

    /** The write, if it ended by then and the version given is older. */
    Event.@Nullable Write missed(long nanoTime, long given) {
        Event.Write write = at(nanoTime);
        return write != null && version(address, write) > given ? write : null;
    }

    private static long version(Address address, Event.Write write) {
        return write.versions().getOrDefault(address, Long.MIN_VALUE);
    }
}
