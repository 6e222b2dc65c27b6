package dev.larder.cache.backend.line;

import dev.larder.cache.CacheFailureHandler;
import io.micronaut.core.annotation.Internal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what went wrong on a backend: to the failure handler always, to the log once per kind. */
@Internal
public final class Reports {

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
    public void failed(CacheFailureHandler.Step step, String namespace, Throwable error) {
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

    /**
     * A value was not stored.
     *
     * @param kind what is said once
     */
    public void refused(String namespace, String kind, String what) {
        warnOnce(
                namespace + kind,
                "A value of namespace " + namespace + " is not stored on backend " + backend,
                what);
    }

    /** The node ends before these were acknowledged. */
    void forgotten(List<Pending.Due> due) {
        LOG.warn(
                "Backend {} is closed, and has not acknowledged the invalidation of {}. Other nodes may"
                        + " use what is stored there until its lifetime ends.",
                backend,
                due.stream().map(Pending.Due::invalidation).toList());
    }

    void available(String reason) {
        LOG.info("Backend {} is asked again: {}", backend, reason);
    }

    void unavailable(String reason) {
        LOG.warn("Backend {} is not asked any more: {}", backend, reason);
    }

    void listenerFailed(RuntimeException error) {
        warnOnce(
                "listener",
                "A listener to the state of backend " + backend + " failed",
                Causes.text(error));
    }

    private void warnOnce(String kind, String what, String why) {
        if (warned.size() < MAXIMUM_KINDS && warned.add(kind)) {
            LOG.warn("{}: {}", what, why);
        }
    }
}
