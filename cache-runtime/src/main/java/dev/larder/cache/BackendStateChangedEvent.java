package dev.larder.cache;

/**
 * Published when the circuit breaker of a backend changes its state.
 *
 * @param backend the backend's name
 * @param available whether operations are sent to it
 * @param reason what changed it
 */
public record BackendStateChangedEvent(String backend, boolean available, String reason) {}
