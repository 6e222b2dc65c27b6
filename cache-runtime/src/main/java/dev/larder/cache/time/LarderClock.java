package dev.larder.cache.time;

/** The clock of lifetimes. A bean, so that tests can set it. */
@FunctionalInterface
public interface LarderClock {

    /** Milliseconds since the epoch; never goes back within a process. */
    long millis();
}
