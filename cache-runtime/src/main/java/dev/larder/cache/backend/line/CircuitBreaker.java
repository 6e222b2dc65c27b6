package dev.larder.cache.backend.line;

import dev.larder.cache.settings.LarderSettings;

/**
 * Whether a backend is asked. It opens after several failures in a row, an answer that takes too
 * long being one, and is closed again by who repairs: never by waiting callers.
 */
final class CircuitBreaker {

    /** What it does with operations. */
    enum State {
        /** They are sent. */
        CLOSED,
        /** They are not sent. */
        OPEN,
        /** They are not sent, but the backend answers again and is being told what it missed. */
        HALF_OPEN
    }

    /** Hears that it opened. Called once for each opening. */
    @FunctionalInterface
    interface Opened {
        void because(String reason);
    }

    private final LarderSettings.Breaker settings;
    private final Opened opened;
    private volatile State state = State.CLOSED;
    private volatile int failures;

    CircuitBreaker(LarderSettings.Breaker settings, Opened opened) {
        this.settings = settings;
        this.opened = opened;
    }

    boolean isClosed() {
        return state == State.CLOSED;
    }

    State state() {
        return state;
    }

    boolean isSlow(long elapsedNanos) {
        return elapsedNanos > settings.slow().toNanos();
    }

    /** An answer came. */
    void answered(long elapsedNanos) {
        if (isSlow(elapsedNanos)) {
            failed("answers take longer than " + settings.slow().toMillis() + " ms");
        } else if (failures != 0) {
            reset();
        }
    }

    /** No answer came. */
    void failed(String reason) {
        if (countsAsLast()) {
            opened.because(settings.failures() + " failures in a row, the last: " + reason);
        }
    }

    /** The backend answers a probe. */
    synchronized void halfOpen() {
        state = State.HALF_OPEN;
    }

    /** The backend failed while it was told what it missed. */
    synchronized void openAgain() {
        state = State.OPEN;
    }

    synchronized void close() {
        failures = 0;
        state = State.CLOSED;
    }

    private synchronized void reset() {
        failures = 0;
    }

    private synchronized boolean countsAsLast() {
        if (state != State.CLOSED) {
            return false;
        }
        int count = failures + 1;
        failures = count;
        if (count < settings.failures()) {
            return false;
        }
        state = State.OPEN;
        return true;
    }
}
