package dev.larder.cache.tck.redis;

import dev.larder.cache.tck.RawStore;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.net.URI;
import java.util.Collection;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A Redis server as it is. */
public final class RedisRawStore implements RawStore, AutoCloseable {

    private final RedisClient client;
    private final StatefulRedisConnection<String, byte[]> connection;

    /** Of a server. */
    public RedisRawStore(URI uri) {
        client = RedisClient.create(uri.toString());
        connection = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
    }

    @Override
    public Collection<String> keys() {
        return redis().keys("*");
    }

    @Override
    public byte @Nullable [] get(String key) {
        return redis().get(key);
    }

    @Override
    public void set(String key, byte[] bytes) {
        redis().set(key, bytes, SetArgs.Builder.keepttl());
    }

    @Override
    public void setOtherType(String key) {
        redis().del(key);
        redis().sadd(key, new byte[] {1});
    }

    @Override
    public void delete(String key) {
        redis().del(key);
    }

    @Override
    public OptionalLong life(String key) {
        long life = redis().pttl(key);
        return life < 0 ? OptionalLong.empty() : OptionalLong.of(life);
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown();
    }

    private RedisCommands<String, byte[]> redis() {
        return connection.sync();
    }
}
