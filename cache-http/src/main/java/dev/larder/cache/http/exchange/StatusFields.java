package dev.larder.cache.http.exchange;

import dev.larder.cache.CacheStatus;
import dev.larder.cache.http.settings.HttpSettings;
import io.micronaut.http.MutableHttpHeaders;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says on a response how the cache has answered: for people, and for machines (RFC 9211). */
@Singleton
final class StatusFields {

    private static final String CACHE_STATUS = "Cache-Status";
    private static final String NAME = "Larder";

    private final @Nullable String header;
    private final boolean machine;

    StatusFields(HttpSettings settings) {
        this.header = settings.replies().statusHeader().orElse(null);
        this.machine = settings.replies().cacheStatus();
    }

    /**
     * A response that was stored.
     *
     * @param remaining how long it stays fresh; negative if it is stale
     */
    void hit(MutableHttpHeaders headers, CacheStatus status, Duration remaining) {
        set(headers, status);
        if (machine) {
            headers.add(CACHE_STATUS, NAME + "; hit; ttl=" + seconds(remaining));
        }
    }

    /** A response that another request's load gave. */
    void collapsed(MutableHttpHeaders headers, String why) {
        set(headers, CacheStatus.HIT);
        add(headers, "; fwd=" + why + "; collapsed");
    }

    /**
     * A response that the handler made.
     *
     * @param why as Cache-Status says it
     * @param stored whether it is given to the backend
     */
    void forwarded(MutableHttpHeaders headers, CacheStatus status, String why, boolean stored) {
        set(headers, status);
        add(headers, "; fwd=" + why + (stored ? "; stored" : ""));
    }

    /** A stored response that its origin says still holds. */
    void revalidated(MutableHttpHeaders headers, String why) {
        set(headers, CacheStatus.REVALIDATED);
        add(headers, "; fwd=" + why + "; fwd-status=304");
    }

    /** A stored response in place of an error. */
    void standIn(MutableHttpHeaders headers, int failure, Duration remaining) {
        set(headers, CacheStatus.STALE);
        add(headers, "; fwd=stale; fwd-status=" + failure + "; ttl=" + seconds(remaining));
    }

    /** No response, where the request asked for a stored one only. */
    void absent(MutableHttpHeaders headers) {
        set(headers, CacheStatus.MISS);
        add(headers, "; detail=only-if-cached");
    }

    /** Towards zero: a stale response has as many as its Age is over its lifetime. */
    private static long seconds(Duration remaining) {
        return remaining.toMillis() / 1_000;
    }

    private void set(MutableHttpHeaders headers, CacheStatus status) {
        if (header != null) {
            headers.set(header, status.name());
        }
    }

    private void add(MutableHttpHeaders headers, String parameters) {
        if (machine) {
            headers.add(CACHE_STATUS, NAME + parameters);
        }
    }
}
