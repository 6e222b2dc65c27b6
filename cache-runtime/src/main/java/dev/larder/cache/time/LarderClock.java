package dev.larder.cache.time;

/** The time of this node. Thread-safe. */
public interface LarderClock {

    /** Milliseconds since the epoch; never goes back within a process. */
    long millis();
}
