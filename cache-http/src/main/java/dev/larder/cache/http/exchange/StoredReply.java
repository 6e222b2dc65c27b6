package dev.larder.cache.http.exchange;

import dev.larder.cache.entry.Lifetime;
import dev.larder.cache.http.rfc9111.Freshness;
import dev.larder.cache.http.rfc9111.ResponseHead;
import dev.larder.cache.http.rfc9111.StoredResponse;
import dev.larder.cache.http.rfc9111.field.EntityTag;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A response as it is kept, without its lifetime, which is the entry's. What sending it needs is
 * made once and stays with it, also its body in other codings. Immutable otherwise; nobody changes
 * the bytes.
 */
final class StoredReply {

    private record Aged(Lifetime lifetime, StoredResponse response) {}

    private final ResponseHead head;
    private final byte[] body;
    private final Duration initialAge;
    private final Optional<EntityTag> madeTag;
    private final String reason;
    private volatile @Nullable Aged aged;
    private volatile @Nullable Snapshot snapshot;
    private volatile @Nullable Runnable grown;
    private volatile long more;

    /**
     * A reply.
     *
     * @param initialAge its age when it was stored
     * @param madeTag what clients are given where it has no ETag
     * @param reason the phrase behind its status; empty: the usual one
     */
    StoredReply(
            ResponseHead head,
            byte[] body,
            Duration initialAge,
            Optional<EntityTag> madeTag,
            String reason) {
        this.head = head;
        this.body = body;
        this.initialAge = initialAge;
        this.madeTag = madeTag;
        this.reason = reason;
    }

    ResponseHead head() {
        return head;
    }

    byte[] body() {
        return body;
    }

    Duration initialAge() {
        return initialAge;
    }

    Optional<EntityTag> madeTag() {
        return madeTag;
    }

    String reason() {
        return reason;
    }

    /** The response with the lifetime of its entry. */
    StoredResponse at(Lifetime lifetime) {
        Aged known = aged;
        if (known != null && known.lifetime() == lifetime) {
            return known.response();
        }
        StoredResponse response = new StoredResponse(head, body, freshness(lifetime), madeTag);
        aged = new Aged(lifetime, response);
        return response;
    }

    private Freshness freshness(Lifetime lifetime) {
        Instant storedAt = Instant.ofEpochMilli(lifetime.storedAt());
        Duration duration =
                lifetime.freshUntil() == Lifetime.FOREVER
                        ? Freshness.FOREVER
                        : Duration.ofMillis(lifetime.freshUntil() - lifetime.storedAt())
                                .plus(initialAge);
        return new Freshness(storedAt, initialAge, duration);
    }

    /** What sending it needs. */
    Snapshot snapshot(Function<StoredReply, Snapshot> maker) {
        Snapshot known = snapshot;
        if (known == null) {
            known = maker.apply(this);
            snapshot = known;
        }
        return known;
    }

    /**
     * Notes that it, or what is made of it, is kept in memory, where its weight has to be known.
     */
    void keptIn(Runnable onGrowth) {
        this.grown = onGrowth;
    }

    /** Whether what is made of it is there for the next request. */
    boolean isKept() {
        return grown != null;
    }

    /** Takes that many bytes more from now on. */
    void grow(long bytes) {
        synchronized (this) {
            more += bytes;
        }
        Runnable onGrowth = grown;
        if (onGrowth != null) {
            onGrowth.run();
        }
    }

    /** What it takes in memory, in bytes. */
    long weight() {
        return body.length + head.fields().length() + more;
    }
}
