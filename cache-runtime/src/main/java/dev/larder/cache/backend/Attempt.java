package dev.larder.cache.backend;

import io.micronaut.core.annotation.Internal;

/**
 * What a call's read leaves for its open: the time that is left, and whether asking again is worth
 * while. The time between the answer to the read and the open is the caller's own, and not counted.
 * Belongs to one call.
 */
@Internal
public final class Attempt {

    private boolean begun;
    private boolean failed;
    private long came;
    private long left;

    /**
     * A read begins.
     *
     * @param nanos how long it and the open after it may take together
     */
    public synchronized void begin(long now, long nanos) {
        begun = true;
        failed = false;
        came = now;
        left = nanos;
    }

    /** The read got an answer. */
    public synchronized void answered(long now) {
        left -= now - came;
    }

    /** The read got no answer. */
    public synchronized void fail() {
        failed = true;
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
