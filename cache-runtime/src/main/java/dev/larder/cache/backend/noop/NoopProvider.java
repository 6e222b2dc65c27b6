package dev.larder.cache.backend.noop;

import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.settings.BackendSettings;
import jakarta.inject.Singleton;

/** Makes backends that keep nothing. */
@Singleton
final class NoopProvider implements BackendProvider {

    @Override
    public String type() {
        return "none";
    }

    @Override
    public EntryBackend create(BackendSettings settings, BackendContext context) {
        return new NoopBackend(settings.name());
    }
}
