package dev.larder.cache.backend.line;

import dev.larder.cache.backend.PartUnavailableException;
import io.micronaut.core.annotation.Internal;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** What stages failed with, without what they wrap it in. */
@Internal
public final class Causes {

    private Causes() {}

    /** What was wrapped. */
    public static Throwable of(Throwable error) {
        Throwable cause = error;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Whether only a part of the authority failed. */
    public static boolean isPart(Throwable error) {
        return of(error) instanceof PartUnavailableException;
    }

    /** What it says, or its name. */
    public static String text(Throwable error) {
        Throwable cause = of(error);
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
