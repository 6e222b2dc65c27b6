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

    private static final int MOST_ENDED = 1000;
    private static final Duration STRAGGLERS = Duration.ofSeconds(5);

    private final Map<Permit, Flight> flights = new ConcurrentHashMap<>();

    /**
     * Loads that have ended: stragglers, who were given their permit while the load was under way
     * and ask for their place now, are answered by them.
     */
    private final Cache<Permit, Ended> ended =
            Caffeine.newBuilder().maximumSize(MOST_ENDED).expireAfterWrite(STRAGGLERS).build();

    /**
     * A load that has ended.
     *
     * @param gaveAt when it gave its result: who came before that has been waiting for it
     * @param kept whether its result was stored: then nobody is given its permit again
     */
    private record Ended(Flight flight, long gaveAt, boolean kept) {

        boolean answers(long came) {
            return kept || came - gaveAt < 0;
        }
    }

    /**
     * A place in a load.
     *
     * @param leads whether this caller has to run it
     */
    public record Place(Flight flight, boolean leads) {}

    /** The place of a caller with this permit who has come now. */
    public Place join(Permit permit, Supplier<String> name) {
        return join(permit, name, System.nanoTime());
    }

    /**
     * The place of a caller with this permit.
     *
     * @param came when its call began, by {@link System#nanoTime}
     */
    public Place join(Permit permit, Supplier<String> name, long came) {
        Flight mine = new Flight(name);
        Flight there = flights.putIfAbsent(permit, mine);
        if (there != null) {
            return new Place(there, false);
        }
        Ended before = ended.getIfPresent(permit);
        if (before == null || !before.answers(came)) {
            return new Place(mine, true);
        }
        flights.remove(permit, mine);
        before.flight.landed().thenAccept(mine::land);
        return new Place(before.flight, false);
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
        ended.put(permit, new Ended(flight, flight.gaveAt(), kept));
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
