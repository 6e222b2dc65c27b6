package dev.larder.cache.backend;

import dev.larder.cache.settings.BackendSettings;

/**
 * Makes the backends of a type. A bean; {@code larder.backends.NAME.type} names it by its type.
 * Making a backend must not connect: the application starts while the server is down.
 */
public interface BackendProvider {

    /** What {@code type} names it by. */
    String type();

    /**
     * A backend.
     *
     * @throws dev.larder.cache.CacheConfigurationException if it can't do what the settings ask for
     */
    EntryBackend create(BackendSettings settings);
}
