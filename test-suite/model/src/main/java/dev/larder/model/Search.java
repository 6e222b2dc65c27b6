package dev.larder.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at all states, breadth first, so that the first trace found is a shortest one. */
public final class Search {

    private final Encoder encoder = new Encoder();
    private final Set<Seen> seen = new HashSet<>();
    private final Deque<Step> open = new ArrayDeque<>();
    private final int limit;
    private @Nullable Step violation;

    private Search(int limit) {
        this.limit = limit;
    }

    /**
     * What came of a search.
     *
     * @param complete whether there are no more states
     * @param trace to the first violation; empty: there is none
     */
    public record Outcome(int states, boolean complete, List<String> trace) {

        /** Whether an old value was given. */
        public boolean isCaught() {
            return !trace.isEmpty();
        }
    }

    /** Looks at no more states than that. */
    public static Outcome of(Scenario scenario, Set<Wrong> wrong, int limit) {
        return new Search(limit).run(new World(scenario, wrong));
    }

    private Outcome run(World first) {
        reach(null, "", first);
        while (!open.isEmpty() && violation == null && seen.size() < limit) {
            Step step = open.remove();
            World world = step.world();
            Out out = (what, after) -> reach(step.past(), what, after);
            Callers.next(world, out);
            Flights.next(world, out);
            Writers.next(world, out);
            Server.next(world, out);
            Nears.next(world, out);
        }
        return new Outcome(seen.size(), open.isEmpty() && violation == null, trace());
    }

    private void reach(@Nullable Past before, String what, World after) {
        if (violation != null) {
            return;
        }
        if (after.violation != null) {
            violation = new Step(after, new Past(before, what + ": " + after.violation));
        } else if (seen.add(new Seen(after.bytes(encoder)))) {
            open.add(new Step(after, new Past(before, what)));
        }
    }

    private List<String> trace() {
        List<String> trace = new ArrayList<>();
        for (Past past = violation == null ? null : violation.past();
                past != null;
                past = past.before()) {
            trace.add(past.what());
        }
        Collections.reverse(trace);
        return trace.isEmpty() ? trace : trace.subList(1, trace.size());
    }

    /** A state that is yet to be looked at. */
    private record Step(World world, Past past) {}

    /** How a state was reached. */
    private record Past(@Nullable Past before, String what) {}

    private static final class Seen {

        private final byte[] bytes;
        private final int hash;

        Seen(byte[] bytes) {
            this.bytes = bytes;
            this.hash = Arrays.hashCode(bytes);
        }

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Seen other && Arrays.equals(bytes, other.bytes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
