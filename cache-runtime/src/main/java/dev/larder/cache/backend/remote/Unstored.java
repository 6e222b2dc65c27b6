package dev.larder.cache.backend.remote;

import dev.larder.cache.backend.line.Line;
import dev.larder.cache.backend.line.Reports;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Notices that nothing of a namespace is stored however often it is tried, while the backend is
 * asked: a cache that never caches looks like one that works. Thread-safe.
 */
final class Unstored {

    static final int MANY = 20;

    /** Many callers fail at once when a backend falls silent, until it is not asked any more. */
    static final Duration LONG = Duration.ofSeconds(3);

    private final Reports reports;
    private final Line line;
    private final String namespace;
    private final AtomicInteger inARow = new AtomicInteger();
    private volatile long since;

    Unstored(Reports reports, Line line, String namespace) {
        this.reports = reports;
        this.line = line;
        this.namespace = namespace;
    }

    void stored() {
        if (inARow.get() != 0) {
            inARow.set(0);
        }
    }

    void failed(String reason) {
        int count = inARow.incrementAndGet();
        if (count == 1) {
            since = line.now();
        } else if (count >= MANY && line.now() - since > LONG.toNanos()) {
            reports.refused(
                    namespace,
                    " is never stored",
                    "none was for " + LONG.toSeconds() + " seconds, the last: " + reason);
        }
    }
}
