package dev.larder.cache.intercept;

import dev.larder.cache.CacheException;
import dev.larder.cache.namespace.Counters.Event;
import dev.larder.cache.namespace.Namespace;
import dev.larder.cache.settings.LarderSettings;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Schedulers;

/**
 * What a call in the sync shape does on a thread that must not block: it never waits, neither for a
 * remote backend nor for another's load. By {@code larder.event-loop} it goes on without, or fails.
 */
@Singleton
public final class EventLoopRule {

    private static final Logger LOG = LoggerFactory.getLogger(EventLoopRule.class);
    private static final int MOST_WARNINGS = 1000;

    private final boolean fail;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    EventLoopRule(LarderSettings settings) {
        this.fail = settings.failOnEventLoop();
    }

    /** Whether this thread must not block. */
    public boolean mustNotWait() {
        return Schedulers.isInNonBlockingThread();
    }

    /**
     * Notes that a call goes on without the backend.
     *
     * @throws CacheException if such calls are to fail
     */
    public void withoutBackend(Namespace namespace, String method) {
        warn(method);
        namespace.counters().count(Event.EVENT_LOOP_LOAD);
    }

    /** The same for what concerns all namespaces. */
    public void withoutBackend(String method) {
        warn(method);
    }

    private void warn(String method) {
        String fix =
                method
                        + " was called on the thread "
                        + Thread.currentThread().getName()
                        + ", which must not block, and its backend would have to be waited for. Let it return a"
                        + " CompletionStage or a Mono, or call it from an @ExecuteOn(TaskExecutors.BLOCKING)"
                        + " method.";
        if (fail) {
            throw new CacheException(fix + " (larder.event-loop = fail)");
        }
        if (warned.size() < MOST_WARNINGS && warned.add(method)) {
            LOG.warn("{} It goes on without the cache.", fix);
        }
    }
}
