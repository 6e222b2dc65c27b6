package dev.larder.cache.backend.line;

/** An operation was not sent, because the circuit breaker is open. */
final class NotAskedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAskedException() {
        super("The circuit breaker is open.", null, false, false);
    }
}
