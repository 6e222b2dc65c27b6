package dev.larder.cache.backend.memory;

import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.settings.BackendSettings;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;

/** Memory with a bug, instead of the real one: it comes last. */
@Singleton
@Order(Ordered.LOWEST_PRECEDENCE)
@Requires(property = "history.bug", value = "near-fill")
final class ForgetfulProvider implements BackendProvider {

    private final MemoryProvider real;

    ForgetfulProvider(MemoryProvider real) {
        this.real = real;
    }

    @Override
    public String type() {
        return real.type();
    }

    @Override
    public EntryBackend create(BackendSettings settings, BackendContext context) {
        return new ForgetfulMemory(real.create(settings, context));
    }
}
