package dev.larder.cache.history;

/**
 * One step of a thread.
 *
 * @param pauseMicros how long the thread waits before
 */
record Step(Operation operation, Address address, int pauseMicros) {}
