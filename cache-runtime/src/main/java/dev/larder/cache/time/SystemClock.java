package dev.larder.cache.time;

/** A clock that reads the machine's; what it runs ends with its context. */
sealed interface SystemClock extends LarderClock, AutoCloseable permits CoarseClock, ExactClock {

    @Override
    void close();
}
