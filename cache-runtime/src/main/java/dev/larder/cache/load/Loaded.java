package dev.larder.cache.load;

import org.jspecify.annotations.Nullable;

/**
 * What a load gave: a value, which may be null, or a failure.
 *
 * @param kind how it ended
 */
public record Loaded(@Nullable Object value, @Nullable Throwable failure, Kind kind) {

    /** How a load ended. */
    public enum Kind {
        /** With a value for everybody. */
        VALUE,
        /** With a failure for everybody. */
        FAILURE,
        /** With something that only the caller who led it can use; the others load themselves. */
        PRIVATE,
        /** By an interrupt of the thread that led it; another caller loads anew. */
        INTERRUPTED
    }

    /** A value. */
    public static Loaded of(@Nullable Object value) {
        return new Loaded(value, null, Kind.VALUE);
    }

    /** A failure. */
    public static Loaded failed(Throwable failure) {
        return new Loaded(null, failure, Kind.FAILURE);
    }

    /** What only the leader can use. */
    public static Loaded only(Object value) {
        return new Loaded(value, null, Kind.PRIVATE);
    }

    /** The end by an interrupt. */
    public static Loaded interrupted(Throwable failure) {
        return new Loaded(null, failure, Kind.INTERRUPTED);
    }
}
