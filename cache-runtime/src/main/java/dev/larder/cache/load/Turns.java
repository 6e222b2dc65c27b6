package dev.larder.cache.load;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The forced loads of each key: at most one runs and one waits for it. A caller who forces a load
 * while one runs shares the one that waits, because that begins after the caller came.
 */
@Singleton
public final class Turns {

    private record Queue(Flight running, @Nullable Flight waiting) {}

    private final Map<Object, Queue> queues = new ConcurrentHashMap<>();

    /**
     * A place among the forced loads of a key.
     *
     * @param leads whether this caller has to run it
     * @param before the load that has to end first; null if none runs
     */
    public record Turn(Flight flight, boolean leads, @Nullable Flight before) {}

    /** Takes a place. */
    public Turn take(Object slot, Supplier<String> name) {
        Turn[] taken = new Turn[1];
        queues.compute(
                slot,
                (s, queue) -> {
                    if (queue == null) {
                        taken[0] = new Turn(new Flight(name), true, null);
                        return new Queue(taken[0].flight(), null);
                    }
                    if (queue.waiting() == null) {
                        taken[0] = new Turn(new Flight(name), true, queue.running());
                        return new Queue(queue.running(), taken[0].flight());
                    }
                    taken[0] = new Turn(queue.waiting(), false, null);
                    return queue;
                });
        return taken[0];
    }

    /** Notes that the load that waited begins: who comes from now on waits for the next. */
    public void begin(Object slot, Flight flight) {
        queues.computeIfPresent(
                slot, (s, queue) -> queue.waiting() == flight ? new Queue(flight, null) : queue);
    }

    /** Notes that a load has ended. */
    public void end(Object slot, Flight flight) {
        queues.computeIfPresent(
                slot,
                (s, queue) -> queue.running() == flight && queue.waiting() == null ? null : queue);
    }
}
