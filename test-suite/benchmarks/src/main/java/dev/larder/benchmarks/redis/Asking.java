package dev.larder.benchmarks.redis;

/** How questions are asked. */
interface Asking {

    /** Answers in a second; fails if one of them did. */
    double rate(long millis, Question question) throws InterruptedException;
}
