package dev.larder.cache.tck.redis;

import dev.larder.cache.tck.RawStore;
import dev.larder.cache.tck.server.RedisCluster;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.net.URI;
import java.util.Collection;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A Redis server as it is. */
public final class RedisRawStore implements RawStore, AutoCloseable {

    private static final RedisCodec<String, byte[]> CODEC =
            RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final AbstractRedisClient client;
    private final RedisClusterCommands<String, byte[]> redis;

    private RedisRawStore(AbstractRedisClient client, RedisClusterCommands<String, byte[]> redis) {
        this.client = client;
        this.redis = redis;
    }

    /** Of one server, or of the master that sentinels name. */
    public static RedisRawStore of(URI uri) {
        RedisClient client = RedisClient.create(uri.toString());
        return new RedisRawStore(client, client.connect(CODEC).sync());
    }

    /** Of a cluster. */
    public static RedisRawStore of(RedisCluster cluster) {
        RedisClusterClient client =
                RedisClusterClient.create(cluster.uris().stream().map(RedisURI::create).toList());
        return new RedisRawStore(client, client.connect(CODEC).sync());
    }

    @Override
    public Collection<String> keys() {
        return redis.keys("*");
    }

    @Override
    public byte @Nullable [] get(String key) {
        return redis.get(key);
    }

    @Override
    public void set(String key, byte[] bytes) {
        redis.set(key, bytes, SetArgs.Builder.keepttl());
    }

    @Override
    public void setOtherType(String key) {
        redis.del(key);
        redis.sadd(key, new byte[] {1});
    }

    @Override
    public void delete(String key) {
        redis.del(key);
    }

    @Override
    public OptionalLong life(String key) {
        long life = redis.pttl(key);
        return life < 0 ? OptionalLong.empty() : OptionalLong.of(life);
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
