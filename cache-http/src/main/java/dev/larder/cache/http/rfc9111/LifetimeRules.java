package dev.larder.cache.http.rfc9111;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What lifetimes a route or a path gives to responses.
 *
 * @param statuses those to which the call's own lifetime, {@code assigned} and {@code fallback}
 *     apply; others need a lifetime from the response or from {@code byStatus}
 * @param assigned goes before what the response says
 * @param assignedByStatus goes before {@code assigned}
 * @param byStatus for statuses of responses that say nothing
 * @param fallback for responses that say nothing
 * @param heuristic for responses that say nothing and have no other lifetime
 */
public record LifetimeRules(
        Set<Integer> statuses,
        Optional<Duration> assigned,
        Map<Integer, Duration> assignedByStatus,
        Map<Integer, Duration> byStatus,
        Optional<Duration> fallback,
        Optional<Heuristic> heuristic) {

    /** The statuses of a route that names none. */
    public static final Set<Integer> ROUTE_STATUSES = Set.of(200, 203, 204, 300, 301, 308);

    /**
     * Lifetime of a response that has a Last-Modified (RFC 9111, 4.2.2).
     *
     * @param fraction of the time since it was modified
     * @param maximum the longest
     */
    public record Heuristic(double fraction, Duration maximum) {}

    /** The rules of a route: its own lifetime, else the response's, else the fallback. */
    public static LifetimeRules ofRoute(Optional<Duration> assigned, Duration fallback) {
        return new LifetimeRules(
                ROUTE_STATUSES,
                assigned,
                Map.of(),
                Map.of(),
                Optional.of(fallback),
                Optional.empty());
    }

    /** The rules of a path: the call's or the response's own lifetime, else the heuristic. */
    public static LifetimeRules ofPath(Optional<Heuristic> heuristic) {
        return new LifetimeRules(
                Statuses.HEURISTICALLY_CACHEABLE,
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                heuristic);
    }

    /** The same with other statuses, some of which may have lifetimes of their own. */
    public LifetimeRules withStatuses(Set<Integer> others, Map<Integer, Duration> lifetimes) {
        return new LifetimeRules(others, assigned, lifetimes, byStatus, fallback, heuristic);
    }

    /** The same with lifetimes for statuses of responses that say nothing. */
    public LifetimeRules withByStatus(Map<Integer, Duration> lifetimes) {
        return new LifetimeRules(
                statuses, assigned, assignedByStatus, lifetimes, fallback, heuristic);
    }

    /** What goes before the response's own lifetime. */
    Optional<Duration> assignedTo(int status) {
        if (!statuses.contains(status)) {
            return Optional.empty();
        }
        return Optional.ofNullable(assignedByStatus.get(status)).or(() -> assigned);
    }
}
