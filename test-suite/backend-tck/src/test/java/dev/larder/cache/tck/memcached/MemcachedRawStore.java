package dev.larder.cache.tck.memcached;

import dev.larder.cache.tck.RawStore;
import dev.larder.cache.tck.server.MemcachedServer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Memcached servers as they are. */
public final class MemcachedRawStore implements RawStore, AutoCloseable {

    private static final int FLAGS_OF_OTHERS = 7;

    private final List<RawConnection> servers;

    /** Of servers. */
    public MemcachedRawStore(List<MemcachedServer> servers) {
        this.servers = servers.stream().map(RawConnection::new).toList();
    }

    @Override
    public Collection<String> keys() {
        List<String> keys = new ArrayList<>();
        servers.forEach(server -> keys.addAll(server.ends().keySet()));
        return keys;
    }

    @Override
    public byte @Nullable [] get(String key) {
        return servers.stream()
                .map(server -> server.get(key))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void set(String key, byte[] bytes) {
        RawConnection server = serverOf(key);
        server.set(key, 0, end(server, key), bytes);
    }

    /** Sets a key of others on all servers. */
    public void fill(String key, byte[] bytes) {
        servers.forEach(server -> server.set(key, 0, 0, bytes));
    }

    /** How many items the servers have dropped for want of memory. */
    public long evictions() {
        return servers.stream().mapToLong(server -> server.number("evictions")).sum();
    }

    @Override
    public void setOtherType(String key) {
        RawConnection server = serverOf(key);
        server.set(key, FLAGS_OF_OTHERS, end(server, key), new byte[] {1});
    }

    @Override
    public void delete(String key) {
        servers.forEach(server -> server.delete(key));
    }

    @Override
    public OptionalLong life(String key) {
        long end = end(serverOf(key), key);
        return end == 0
                ? OptionalLong.empty()
                : OptionalLong.of(end * 1_000 - System.currentTimeMillis());
    }

    @Override
    public void close() {
        servers.forEach(RawConnection::close);
    }

    private RawConnection serverOf(String key) {
        return servers.stream()
                .filter(server -> server.get(key) != null)
                .findFirst()
                .orElse(servers.get(0));
    }

    private static long end(RawConnection server, String key) {
        return server.ends().getOrDefault(key, 0L);
    }
}
