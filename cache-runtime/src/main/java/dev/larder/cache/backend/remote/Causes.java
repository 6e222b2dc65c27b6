package dev.larder.cache.backend.remote;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** What stages failed with, without what they wrap it in. */
final class Causes {

    private Causes() {}

    static Throwable of(Throwable error) {
        Throwable cause = error;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    static String text(Throwable error) {
        Throwable cause = of(error);
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
