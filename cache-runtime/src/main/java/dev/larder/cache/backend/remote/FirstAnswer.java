package dev.larder.cache.backend.remote;

import io.micronaut.core.annotation.Internal;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Schedulers;

/**
 * Waits for a backend to answer for the first time, where the thread may wait. Many may ask as soon
 * as the application has started, and first requests are slow: they are better sent before than
 * while all wait for them. A server that is not there, or hangs, holds nobody up longer than that.
 */
@Internal
public final class FirstAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAnswer.class);

    private FirstAnswer() {}

    /** Returns when it is begun, has failed, or the time is over. */
    public static void await(String backend, CompletionStage<?> begun, Duration limit) {
        if (Schedulers.isInNonBlockingThread()) {
            return;
        }
        try {
            begun.toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException notThere) {
            LOG.debug("Backend {} does not answer yet", backend, notThere);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
