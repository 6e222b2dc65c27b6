package dev.larder.cache.backend;

import io.micronaut.core.annotation.Internal;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of a call on a backend leave behind: the time that is left, whether asking again
 * is worth while, and what the last step failed with. The time between the answer to the read and
 * the open is the caller's own, and not counted. Belongs to one call.
 */
@Internal
public final class Attempt {

    private boolean begun;
    private boolean failed;
    private long came;
    private long left;
    private @Nullable Throwable failure;

    /**
     * A read begins.
     *
     * @param nanos how long it and the open after it may take together
     */
    public synchronized void begin(long now, long nanos) {
        begun = true;
        failed = false;
        failure = null;
        came = now;
        left = nanos;
    }

    /** The read got an answer. */
    public synchronized void answered(long now) {
        left -= now - came;
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
     * @param otherwise how long an open without a read may take
     */
    public synchronized Rest take(long now, long otherwise) {
        Rest rest =
                begun ? new Rest(came, now + left, failed) : new Rest(now, now + otherwise, false);
        begun = false;
        return rest;
    }

    /**
     * What is left.
     *
     * @param came when the call began
     * @param deadline when the open has to be over
     */
    public record Rest(long came, long deadline, boolean failed) {}
}
