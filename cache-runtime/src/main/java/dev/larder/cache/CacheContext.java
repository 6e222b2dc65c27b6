package dev.larder.cache;

import dev.larder.cache.entry.Codec;
import dev.larder.cache.key.CacheKey;
import io.micronaut.core.propagation.PropagatedContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The call of a cached method that is running, as its handler sees it: what it is stored under, and
 * how its result is to be kept. What is set here concerns this one call and wins over annotation
 * and configuration.
 *
 * <p>Injected as a bean it stands for the call that runs where it is used, found through
 * Micronaut's propagated context. That context is absent on threads that Micronaut doesn't know of
 * (a plain {@code supplyAsync}, after {@code Mono.delay}): take {@link #current()} before and carry
 * it there; it may be used from any thread until the load ends. On a controller's route it may be a
 * parameter.
 *
 * <p>Outside of a cached call every method but {@link #isActive()} throws {@link
 * IllegalStateException}. In a call that bypasses the cache, and when Larder is disabled, it is
 * present and setting has no effect.
 */
public interface CacheContext {

    /** The call that runs here; empty outside of a cached call. */
    static Optional<CacheContext> current() {
        return PropagatedContext.find()
                .flatMap(context -> context.find(CacheContextElement.class))
                .map(CacheContextElement::context);
    }

    /** Whether a cached call runs here. */
    boolean isActive();

    /** The key of the entry. */
    CacheKey key();

    /** The namespace of the entry. */
    String namespace();

    /** Why the handler runs: {@code MISS}, {@code REFRESH}, {@code BYPASS} or {@code DISABLED}. */
    CacheStatus status();

    /**
     * Sets how long the result lives.
     *
     * @throws IllegalArgumentException if the duration is zero or negative
     */
    CacheContext expire(Duration duration);

    /**
     * Sets until when the result lives.
     *
     * @throws IllegalArgumentException if the time is not in the future
     */
    CacheContext expireAt(Instant time);

    /**
     * Adds tags to the entry.
     *
     * @throws IllegalArgumentException if one holds other characters than a tag may
     */
    CacheContext tags(String... tags);

    /** Keeps the result from being stored. */
    CacheContext doNotStore();

    /**
     * Sets the codec of the stored value.
     *
     * @throws IllegalArgumentException if there is no such codec, or it can't write the type
     */
    CacheContext codec(Class<? extends Codec> codec);
}
