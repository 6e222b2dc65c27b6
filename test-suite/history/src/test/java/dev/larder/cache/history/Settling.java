package dev.larder.cache.history;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The end of a run: nothing goes wrong any more, and nobody writes. Failed invalidations are then
 * made up for, so that all nodes give the newest versions; unless the node that would do so has
 * been closed.
 */
final class Settling {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final List<Node> nodes;
    private final Source source;

    Settling(List<Node> nodes, Source source) {
        this.nodes = nodes;
        this.source = source;
    }

    /** Who gives something else than the newest version for good. */
    Set<String> differences(List<Event> history) {
        long end = System.nanoTime() + LONGEST.toNanos();
        Set<String> found = differ(history);
        while (!found.isEmpty() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE.toMillis()));
            found = differ(history);
        }
        return found;
    }

    private Set<String> differ(List<Event> history) {
        Set<Origin> open = new HashSet<>();
        nodes.forEach(node -> node.use(application -> open.add(application.origin())));
        Set<Address> given = forgotten(history, open);
        Set<String> found = new HashSet<>();
        for (Address address : Address.ALL) {
            if (!given.contains(address)) {
                nodes.forEach(node -> node.use(application -> look(application, address, found)));
            }
        }
        return found;
    }

    private void look(Application application, Address address, Set<String> found) {
        Version newest = source.current(address);
        for (Version version : Reading.FIND.read(application, address)) {
            if (!version.equals(newest)) {
                found.add(
                        application.origin()
                                + " gives "
                                + version.number()
                                + " of "
                                + address
                                + " for good, and the newest is "
                                + newest.number());
            }
        }
    }

    /** What nodes had failed to invalidate when they were closed. */
    private static Set<Address> forgotten(List<Event> history, Set<Origin> open) {
        Set<Address> forgotten = new HashSet<>();
        for (Event event : history) {
            if (event instanceof Event.Write write
                    && !write.acknowledged()
                    && !open.contains(write.origin())) {
                forgotten.addAll(write.versions().keySet());
            }
        }
        return forgotten;
    }
}
