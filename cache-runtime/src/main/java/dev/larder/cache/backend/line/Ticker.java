package dev.larder.cache.backend.line;

import io.micronaut.core.annotation.Internal;
import java.time.Duration;

/** Durations on this node, and work for later. */
@Internal
public interface Ticker extends AutoCloseable {

    /** Nanoseconds since some moment; differences are durations. */
    long nanos();

    /** Runs short work after a while, once; not at all once it is closed. */
    void after(Duration delay, Runnable work);

    @Override
    void close();
}
