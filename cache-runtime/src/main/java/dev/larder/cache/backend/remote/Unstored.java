package dev.larder.cache.backend.remote;

import dev.larder.cache.backend.line.Reports;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Notices that nothing of a namespace is stored however often it is tried, while the backend
 * answers: a cache that never caches looks like one that works. Thread-safe.
 */
final class Unstored {

    static final int MANY = 20;

    private final Reports reports;
    private final String namespace;
    private final AtomicInteger inARow = new AtomicInteger();

    Unstored(Reports reports, String namespace) {
        this.reports = reports;
        this.namespace = namespace;
    }

    void stored() {
        if (inARow.get() != 0) {
            inARow.set(0);
        }
    }

    void failed(String reason) {
        if (inARow.incrementAndGet() == MANY) {
            reports.refused(
                    namespace,
                    " is never stored",
                    "none of the last " + MANY + " could be, the last: " + reason);
        }
    }
}
