package dev.larder.cache.backend;

import io.micronaut.core.annotation.Internal;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of a call on a backend leave behind: the time that is left, whether asking again
 * is worth while, and what the last step failed with. Belongs to one call.
 */
@Internal
public final class Attempt {

    private boolean begun;
    private boolean failed;
    private long deadline;
    private @Nullable Throwable failure;

    /** A read begins; it and the open after it have until then. */
    public synchronized void begin(long deadlineNanos) {
        begun = true;
        failed = false;
        failure = null;
        deadline = deadlineNanos;
    }

    /** The read got no answer. */
    public synchronized void fail(Throwable cause) {
        failed = true;
        failure = cause;
    }

    /** A step was not done: it failed, or the backend was not asked. */
    public synchronized void missed(Throwable cause) {
        failure = cause;
    }

    /** What the last step failed with; null if it was done. Answered once. */
    public synchronized @Nullable Throwable failure() {
        Throwable cause = failure;
        failure = null;
        return cause;
    }

    /**
     * Ends the attempt: an open takes what is left, and one after it begins anew.
     *
     * @param otherwise the deadline of an open without a read
     */
    public synchronized Rest take(long otherwise) {
        Rest rest = begun ? new Rest(deadline, failed) : new Rest(otherwise, false);
        begun = false;
        return rest;
    }

    /** What is left. */
    public record Rest(long deadline, boolean failed) {}
}
