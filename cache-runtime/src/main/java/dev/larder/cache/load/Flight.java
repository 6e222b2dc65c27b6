package dev.larder.cache.load;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A load under way. It belongs to nobody: callers come and go, the load goes on. */
public final class Flight {

    private final CompletableFuture<Loaded> result = new CompletableFuture<>();
    private final Set<Flight> waitsFor = ConcurrentHashMap.newKeySet();
    private final Supplier<String> name;

    /** Of a key, as messages show it. */
    public Flight(Supplier<String> name) {
        this.name = name;
    }

    /** What the load gives; completes once. */
    public CompletableFuture<Loaded> result() {
        return result;
    }

    Supplier<String> naming() {
        return name;
    }

    /** The key it loads, as messages show it. */
    public String name() {
        return name.get();
    }

    /**
     * Notes that a load waits for this one.
     *
     * @param waiting null for a caller that is not itself in a load
     * @return false if this one, by itself or through others, waits for that load: nobody would end
     */
    boolean awaitedBy(@Nullable Flight waiting) {
        if (waiting == null) {
            return true;
        }
        waiting.waitsFor.add(this);
        if (reaches(waiting, new HashSet<>())) {
            waiting.waitsFor.remove(this);
            return false;
        }
        return true;
    }

    void noLongerAwaitedBy(@Nullable Flight waiting) {
        if (waiting != null) {
            waiting.waitsFor.remove(this);
        }
    }

    private boolean reaches(Flight goal, Set<Flight> seen) {
        if (this == goal) {
            return true;
        }
        for (Flight next : waitsFor) {
            if (seen.add(next) && next.reaches(goal, seen)) {
                return true;
            }
        }
        return false;
    }
}
