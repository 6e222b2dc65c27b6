package dev.larder.cache.backend.remote;

import dev.larder.cache.CacheFailureHandler;
import dev.larder.cache.backend.Filled;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what went wrong on a backend: to the failure handler always, to the log once per kind. */
final class Reports {

    private static final Logger LOG = LoggerFactory.getLogger("dev.larder.cache.backend");
    private static final int MAXIMUM_KINDS = 1_000;

    private final String backend;
    private final CacheFailureHandler failures;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    Reports(String backend, CacheFailureHandler failures) {
        this.backend = backend;
        this.failures = failures;
    }

    String backend() {
        return backend;
    }

    /** A step failed. What was not sent at all is no failure: the state of the breaker says it. */
    void failed(CacheFailureHandler.Step step, String namespace, Throwable error) {
        Throwable cause = Causes.of(error);
        if (cause instanceof NotAskedException) {
            return;
        }
        try {
            failures.onError(step, namespace, backend, cause);
        } catch (RuntimeException e) {
            warnOnce(
                    "handler",
                    "The failure handler " + failures.getClass().getName() + " failed",
                    Causes.text(e));
        }
    }

    /** A value was not stored. */
    void refused(Filled why, String namespace, String what) {
        warnOnce(
                why + namespace + (why == Filled.NOT_ENCODABLE ? what : ""),
                "A value of namespace " + namespace + " is not stored on backend " + backend,
                what);
    }

    void available(String reason) {
        LOG.info("Backend {} is asked again: {}", backend, reason);
    }

    void unavailable(String reason) {
        LOG.warn("Backend {} is not asked any more: {}", backend, reason);
    }

    private void warnOnce(String kind, String what, String why) {
        if (warned.size() < MAXIMUM_KINDS && warned.add(kind)) {
            LOG.warn("{}: {}", what, why);
        }
    }
}
