package dev.larder.cache.history;

import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.BackendRegistry;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.settings.BackendSettings;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Redis with a bug: callers join any load of their key that is under way. */
@Singleton
@Requires(property = "spec", value = "history")
final class JoiningProvider implements BackendProvider {

    private final BeanProvider<BackendRegistry> backends;

    JoiningProvider(BeanProvider<BackendRegistry> backends) {
        this.backends = backends;
    }

    @Override
    public String type() {
        return "joining";
    }

    @Override
    public EntryBackend create(BackendSettings settings, BackendContext context) {
        return new JoiningBackend(backends.get().get("redis", "the test"));
    }
}
