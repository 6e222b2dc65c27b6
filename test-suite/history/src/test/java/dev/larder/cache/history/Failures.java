package dev.larder.cache.history;

import dev.larder.cache.CacheFailureHandler;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what fails on a node. With it callers wait until what they loaded is stored. */
@Singleton
@Requires(property = "history.handler", value = "own")
final class Failures implements CacheFailureHandler {

    private final AtomicLong count = new AtomicLong();

    @Override
    public void onError(Step step, String namespace, String backend, Throwable cause) {
        count.incrementAndGet();
    }

    long count() {
        return count.get();
    }
}
