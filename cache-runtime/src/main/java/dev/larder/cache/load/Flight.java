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
    private final CompletableFuture<Loaded> landed = new CompletableFuture<>();
    private final Set<Flight> needs = ConcurrentHashMap.newKeySet();
    private final Supplier<String> name;
    private volatile @Nullable Long gaveAt;

    /** Of a key, as messages show it. */
    public Flight(Supplier<String> name) {
        this.name = name;
    }

    /** What the load gives; completes once. */
    public CompletableFuture<Loaded> result() {
        return result;
    }

    /** Notes that the load has given its result, which may be on its way to the backend still. */
    public void give(Loaded loaded) {
        if (gaveAt == null) {
            gaveAt = System.nanoTime();
        }
        result.complete(loaded);
    }

    /** When it gave its result, by {@link System#nanoTime}; now where it hasn't. */
    long gaveAt() {
        Long at = gaveAt;
        return at == null ? System.nanoTime() : at;
    }

    /** What the load gave, when its storing has ended too. */
    public CompletableFuture<Loaded> landed() {
        return landed;
    }

    /** Notes that the load has given its result and its storing has ended. */
    public void land(Loaded loaded) {
        give(loaded);
        landed.complete(loaded);
    }

    Supplier<String> naming() {
        return name;
    }

    /** The key it loads, as messages show it. */
    public String name() {
        return name.get();
    }

    /**
     * Notes that another load needs this one, until this one has ended.
     *
     * @param other null for a caller that is not itself in a load
     * @return false if this one, by itself or through others, needs that load: neither would end
     */
    boolean neededBy(@Nullable Flight other) {
        if (other == null) {
            return true;
        }
        other.needs.add(this);
        if (reaches(other, new HashSet<>())) {
            other.needs.remove(this);
            return false;
        }
        result.whenComplete((loaded, failure) -> other.needs.remove(this));
        return true;
    }

    private boolean reaches(Flight goal, Set<Flight> seen) {
        if (this == goal) {
            return true;
        }
        for (Flight next : needs) {
            if (seen.add(next) && next.reaches(goal, seen)) {
                return true;
            }
        }
        return false;
    }
}
