package dev.larder.cache.http.rfc9111;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * How old a stored response is, and how long it may be used without validation (RFC 9111, 4.2).
 * Never negative, and never overflowing: {@link #FOREVER} stays forever.
 *
 * @param responseTime when the response was there
 * @param initialAge its age at that time
 * @param lifetime the age at which it is no longer fresh
 */
public record Freshness(Instant responseTime, Duration initialAge, Duration lifetime) {

    /** A lifetime without end. */
    public static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    /** Fresh for a time that counts from when the response was there, however old it was then. */
    static Freshness counted(Instant responseTime, Duration initialAge, Duration time) {
        return new Freshness(responseTime, initialAge, sum(time, initialAge));
    }

    /** The current age (RFC 9111, 4.2.3). A clock that went back adds nothing. */
    public Duration age(Instant now) {
        return now.isAfter(responseTime)
                ? sum(initialAge, Duration.between(responseTime, now))
                : initialAge;
    }

    /** How long it remains fresh; negative: how long it has been stale. */
    public Duration remaining(Instant now) {
        return lifetime.minus(age(now));
    }

    /** Whether it is fresh (RFC 9111, 4.2). */
    public boolean isFresh(Instant now) {
        return lifetime.compareTo(age(now)) > 0;
    }

    /** The first moment at which it is not fresh; {@link Instant#MAX} if there is none. */
    public Instant freshUntil() {
        try {
            return responseTime.plus(lifetime.minus(initialAge));
        } catch (DateTimeException | ArithmeticException e) {
            return Instant.MAX;
        }
    }

    private static Duration sum(Duration one, Duration other) {
        try {
            return one.plus(other);
        } catch (ArithmeticException e) {
            return FOREVER;
        }
    }
}
