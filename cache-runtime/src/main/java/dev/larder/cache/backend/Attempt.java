package dev.larder.cache.backend;

import io.micronaut.core.annotation.Internal;

/**
 * What a call's read leaves for its open: the time that is left, and whether asking again is worth
 * while. Belongs to one call.
 */
@Internal
public final class Attempt {

    private boolean begun;
    private boolean failed;
    private long deadline;

    /** A read begins; it and the open after it have until then. */
    public synchronized void begin(long deadlineNanos) {
        begun = true;
        failed = false;
        deadline = deadlineNanos;
    }

    /** The read got no answer. */
    public synchronized void fail() {
        failed = true;
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
