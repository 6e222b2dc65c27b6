package dev.larder.cache.load;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larder.cache.CacheRecursionException;
import dev.larder.cache.backend.Permit;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The loads under way on this node. Callers whose permits are equal share one: nothing was
 * invalidated between them, so what the load gives is what each of them would have loaded.
 */
@Singleton
public final class SingleFlight {

    private static final int MOST_STORED = 1000;
    private static final Duration STRAGGLERS = Duration.ofSeconds(5);

    private final Map<Permit, Flight> flights = new ConcurrentHashMap<>();

    /**
     * Loads that have been stored: a caller who was given its permit before that, and comes now, is
     * answered by them. Nobody is given such a permit again.
     */
    private final Cache<Permit, Flight> stored =
            Caffeine.newBuilder().maximumSize(MOST_STORED).expireAfterWrite(STRAGGLERS).build();

    /**
     * A place in a load.
     *
     * @param leads whether this caller has to run it
     */
    public record Place(Flight flight, boolean leads) {}

    /** The place of a caller with this permit. */
    public Place join(Permit permit, Supplier<String> name) {
        Flight mine = new Flight(name);
        Flight there = flights.putIfAbsent(permit, mine);
        if (there != null) {
            return new Place(there, false);
        }
        Flight before = stored.getIfPresent(permit);
        if (before == null) {
            return new Place(mine, true);
        }
        flights.remove(permit, mine);
        before.landed().thenAccept(mine::land);
        return new Place(before, false);
    }

    /** Lets callers with this permit join a load, if they have none yet. */
    public void lead(Permit permit, Flight flight) {
        flights.putIfAbsent(permit, flight);
    }

    /**
     * The place of a caller who has waited long enough for a load: in the one that follows it; null
     * where that one has ended meanwhile.
     */
    public @Nullable Place replace(Permit permit, Flight late) {
        Flight mine = new Flight(late.naming());
        Flight now = flights.computeIfPresent(permit, (p, there) -> there == late ? mine : there);
        return now == null ? null : new Place(now, now == mine);
    }

    /**
     * Ends a load for callers that come from now on.
     *
     * @param kept whether its result was stored
     */
    public void end(Permit permit, Flight flight, boolean kept) {
        if (kept) {
            stored.put(permit, flight);
        }
        flights.remove(permit, flight);
    }

    /**
     * Notes that a load is needed by the load in which it is asked for.
     *
     * @param outer null for a caller that is not itself in a load
     * @throws CacheRecursionException if it needs the outer one: neither would end
     */
    public void need(Flight flight, @Nullable Flight outer) {
        if (!flight.neededBy(outer)) {
            throw new CacheRecursionException(
                    "The load of "
                            + flight.name()
                            + " asks for its own result"
                            + (outer == flight ? "" : " through the load of " + nameOf(outer))
                            + ". A cached method can't call itself with the same key: call the method"
                            + " that computes the value instead.");
        }
    }

    private static String nameOf(@Nullable Flight flight) {
        return flight == null ? "" : flight.name();
    }

    /** How many loads are under way. */
    public int size() {
        return flights.size();
    }
}
