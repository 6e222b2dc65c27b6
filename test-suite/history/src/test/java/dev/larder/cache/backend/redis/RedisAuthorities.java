package dev.larder.cache.backend.redis;

import dev.larder.cache.backend.BinaryBackend;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Makes the authority on the server of an application, to be put into something. */
@Singleton
@Requires(property = "spec", value = "history")
public final class RedisAuthorities {

    private final BeanProvider<RedisClient> client;
    private final String uri;

    RedisAuthorities(
            BeanProvider<RedisClient> client,
            @Property(name = "redis.uri", defaultValue = "") String uri) {
        this.client = client;
        this.uri = uri;
    }

    /** Another one. */
    public BinaryBackend one(Duration timeout) {
        RedisClient theirs = client.get();
        return new RedisBackend(
                new OwnClients(theirs.getResources(), theirs.getOptions(), timeout)
                        .links(RedisURI.create(uri), new RedisLinks.Settings(1, true)));
    }
}
