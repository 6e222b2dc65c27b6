package dev.larder.cache.history;

import java.time.Duration;

/**
 * What is known of an operation from outside: how long it took, and whether its node's backend
 * answered all the time. A backend that is not asked any more is not asked for longer than this
 * looks back, so that looking before and after is enough.
 */
final class Pulse {

    /** The time limit of one operation: what takes less was not given up. */
    private static final Duration LIMIT = Duration.ofMillis(300);

    private final Application application;
    private final long begin = System.nanoTime();
    private final long failures;
    private final boolean available;
    private long end;

    private Pulse(Application application) {
        this.application = application;
        this.failures = application.failures();
        this.available = application.available();
    }

    /** Of an operation that begins now. */
    static Pulse of(Application application) {
        return new Pulse(application);
    }

    /** The operation ends now. */
    void end() {
        if (end == 0) {
            end = System.nanoTime();
        }
    }

    /** Whether nothing can have failed in it; it ends now, unless it has. */
    boolean steady() {
        end();
        return available
                && application.available()
                && application.failures() == failures
                && end - begin < LIMIT.toNanos();
    }

    Span span() {
        end();
        return new Span(begin, end);
    }
}
