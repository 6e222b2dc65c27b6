package dev.larder.cache.history;

import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.redis.RedisAuthorities;
import dev.larder.cache.backend.remote.RemoteBackend;
import dev.larder.cache.settings.BackendSettings;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Redis with a bug that the settings name. */
@Singleton
@Requires(property = "spec", value = "history")
final class WrongProvider implements BackendProvider {

    private final RedisAuthorities authorities;
    private final CellCounts counts;

    WrongProvider(RedisAuthorities authorities, Optional<CellCounts> counts) {
        this.authorities = authorities;
        this.counts = counts.orElseGet(CellCounts::new);
    }

    @Override
    public String type() {
        return "wrong-redis";
    }

    @Override
    public EntryBackend create(BackendSettings settings, BackendContext context) {
        BinaryBackend real = authorities.one(context.settings().timeout());
        Bug bug = Bug.valueOf(Optional.ofNullable(settings.text("bug")).orElse("NONE"));
        return new RemoteBackend(settings, context, bug.in(real, counts));
    }
}
