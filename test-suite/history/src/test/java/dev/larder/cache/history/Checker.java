package dev.larder.cache.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges a history. A read has to give at least
 *
 * <ul>
 *   <li>what was committed before each invalidation that its own node had made, whether it was
 *       acknowledged or failed, if that had returned when the read began;
 *   <li>what was committed before each acknowledged invalidation of another node, if that had
 *       returned as long before as the bounds say.
 * </ul>
 *
 * A failed invalidation promises other nodes nothing: that it is made up for is not in the history.
 */
final class Checker {

    private static final int MOST_AROUND = 40;

    private final Bounds bounds;

    Checker(Bounds bounds) {
        this.bounds = bounds;
    }

    private record Own(Origin origin, Address address) {}

    /** The reads that were given too little, in the order of the history. */
    List<Violation> check(List<? extends Event> history) {
        Map<Address, Floor> everywhere = new HashMap<>();
        writes(history, false)
                .forEach(
                        (own, writes) ->
                                everywhere.put(own.address(), new Floor(own.address(), writes)));
        Map<Own, Floor> atHome = new HashMap<>();
        writes(history, true)
                .forEach((own, writes) -> atHome.put(own, new Floor(own.address(), writes)));
        List<Violation> violations = new ArrayList<>();
        for (Event event : history) {
            if (event instanceof Event.Read read) {
                Event.Write missed = missed(read, everywhere, atHome);
                if (missed != null) {
                    violations.add(new Violation(read, missed, around(history, read, missed)));
                }
            }
        }
        return violations;
    }

    private Event.@Nullable Write missed(
            Event.Read read, Map<Address, Floor> everywhere, Map<Own, Floor> atHome) {
        long begin = read.span().begin();
        Floor own = atHome.get(new Own(read.origin(), read.address()));
        Event.Write missed = own == null ? null : own.missed(begin, read.given());
        Floor all = everywhere.get(read.address());
        return missed == null && all != null
                ? all.missed(begin - bounds.nanos(read), read.given())
                : missed;
    }

    private static final Origin ANYBODY = new Origin(-1, 0);

    /** By node and address all writes, or by address alone those that were acknowledged. */
    private static Map<Own, List<Event.Write>> writes(
            List<? extends Event> history, boolean byNode) {
        Map<Own, List<Event.Write>> found = new HashMap<>();
        for (Event event : history) {
            if (event instanceof Event.Write write && (byNode || write.acknowledged())) {
                Origin origin = byNode ? write.origin() : ANYBODY;
                for (Address address : write.versions().keySet()) {
                    found.computeIfAbsent(new Own(origin, address), own -> new ArrayList<>())
                            .add(write);
                }
            }
        }
        return found;
    }

    private static List<Event> around(
            List<? extends Event> history, Event.Read read, Event.Write missed) {
        List<Event> between = new ArrayList<>();
        for (Event event : history) {
            boolean overlaps =
                    event.span().begin() <= read.span().end()
                            && event.span().end() >= missed.span().begin();
            if (overlaps && event.concerns(read.address())) {
                between.add(event);
            }
        }
        between.sort(Comparator.comparingLong(event -> event.span().begin()));
        int size = between.size();
        if (size <= MOST_AROUND) {
            return between;
        }
        List<Event> ends = new ArrayList<>(between.subList(0, MOST_AROUND / 2));
        ends.addAll(between.subList(size - MOST_AROUND / 2, size));
        return ends;
    }
}
