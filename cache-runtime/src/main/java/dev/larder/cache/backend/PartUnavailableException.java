package dev.larder.cache.backend;

import java.util.concurrent.CompletionStage;

/**
 * One server of an authority of several can't be used, and another can: what the operation was
 * about may be done or not, as with every failure, but the failure says nothing about the others.
 * So it is no reason to leave the whole authority alone.
 */
public final class PartUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient CompletionStage<Void> back;

    /**
     * A part can't be used.
     *
     * @param back done when it can be used again; never fails
     */
    public PartUnavailableException(String message, Throwable cause, CompletionStage<Void> back) {
        super(message, cause, false, false);
        this.back = back;
    }

    /** Done when the part can be used again. */
    public CompletionStage<Void> back() {
        return back;
    }
}
