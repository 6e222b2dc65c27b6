package dev.larder.cache;

/**
 * Hears of failures of the cache, and says whether the call goes on. A bean replaces the default,
 * which logs and goes on. It is called on the thread that found the failure and must not block.
 */
public interface CacheFailureHandler {

    /** What failed. */
    enum Step {
        /** A backend could not be read. */
        READ,
        /** A backend gave no permit. */
        OPEN,
        /** A value could not be stored. */
        FILL,
        /** An invalidation did not reach the backend. */
        INVALIDATE,
        /** A value could not be encoded. */
        ENCODE,
        /** A stored value could not be decoded. */
        DECODE
    }

    /** Hears of a failure. */
    default void onError(Step step, String namespace, String backend, Throwable cause) {}

    /**
     * Whether the annotated call goes on as if there were no cache; false: the caller gets a {@link
     * CacheBackendException}.
     */
    default boolean failOpen(Step step, String namespace, Throwable cause) {
        return true;
    }
}
