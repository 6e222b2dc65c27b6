package dev.larder.cache.readthrough;

import dev.larder.cache.CacheBackendException;
import dev.larder.cache.CacheFailureHandler;
import dev.larder.cache.CacheFailureHandler.Step;
import dev.larder.cache.load.DefaultFailureHandler;
import io.micronaut.core.annotation.Internal;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Whether calls go on when a step of the cache has failed: what the application's failure handler
 * says.
 */
@Internal
@Singleton
public final class FailOpen {

    private final CacheFailureHandler handler;
    private final boolean always;

    FailOpen(CacheFailureHandler handler) {
        this.handler = handler;
        this.always = handler instanceof DefaultFailureHandler;
    }

    /** What a caller gets because the handler lets no call go on after a failure. */
    public static final class RefusedException extends CacheBackendException {

        private static final long serialVersionUID = 1L;

        private RefusedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Whether every call goes on, so that nobody has to wait for what the last step of a call does.
     */
    boolean always() {
        return always;
    }

    /**
     * What the caller gets after a failure.
     *
     * @param cause what the step failed with; null if it was done
     * @return null if the call goes on
     */
    public @Nullable RefusedException refusal(
            Step step, String namespace, @Nullable Throwable cause) {
        if (always || cause == null || handler.failOpen(step, namespace, cause)) {
            return null;
        }
        String what =
                switch (step) {
                    case READ -> "the backend could not be read";
                    case OPEN -> "the backend gave no permit for a load";
                    case FILL -> "the result could not be stored";
                    case INVALIDATE -> "the cache could not be changed";
                    case ENCODE -> "the value could not be encoded";
                    case DECODE -> "the stored value could not be decoded";
                };
        return new RefusedException(namespace + ": " + what + ", and failOpen is false.", cause);
    }
}
