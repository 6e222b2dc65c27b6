package dev.larder.cache.backend;

import dev.larder.cache.settings.BackendSettings;

/**
 * Makes the backends of one type, from what {@code larder.backends} says of each. A bean; an own
 * one adds a type.
 */
public interface BackendProvider {

    /** What {@code type} in {@code larder.backends.NAME} names it by. */
    String type();

    /**
     * A backend. It may begin to connect, but never waits for that: a server that can't be reached
     * does not stop the start.
     *
     * @throws dev.larder.cache.CacheConfigurationException if the settings can't work
     */
    EntryBackend create(BackendSettings settings, BackendContext context);
}
