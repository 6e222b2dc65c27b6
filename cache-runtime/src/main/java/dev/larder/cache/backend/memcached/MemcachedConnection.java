package dev.larder.cache.backend.memcached;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.spotify.folsom.GetResult;
import com.spotify.folsom.MemcacheClient;
import com.spotify.folsom.MemcacheStatus;
import dev.larder.cache.backend.Token;
import dev.larder.cache.backend.remote.StoredForm;
import dev.larder.cache.key.AuthorityKey;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One connection to one server. It never becomes another one: the number by which a change is
 * conditional means something only in the life of the server that gave it.
 */
final class MemcachedConnection {

    private static final int MAXIMUM_KNOWN = 10_000;

    private final MemcacheClient<byte[]> client;
    private final Cache<AuthorityKey, Known> known =
            Caffeine.newBuilder().maximumSize(MAXIMUM_KNOWN).executor(Runnable::run).build();

    /** A token that was read here, and the number that came with it. */
    private record Known(Token token, long cas) {}

    MemcachedConnection(MemcacheClient<byte[]> client) {
        this.client = client;
    }

    CompletionStage<Items> get(List<AuthorityKey> keys) {
        List<String> names = keys.stream().map(MemcachedKeys::text).toList();
        return client.casGet(names).thenApply(results -> Items.of(keys, results));
    }

    CompletionStage<Items.@Nullable Item> get(AuthorityKey key) {
        return client.casGet(MemcachedKeys.text(key)).thenApply(MemcachedConnection::item);
    }

    /** What a load may be stored over: its token is not read again then. */
    void remember(AuthorityKey slot, Items.Item item) {
        Token token = StoredForm.token(item.bytes());
        if (token != null && !item.foreign()) {
            known.put(slot, new Known(token, item.cas()));
        }
    }

    /**
     * The number that came with a token over this connection, once; empty where it is not known.
     */
    OptionalLong take(AuthorityKey slot, Token token) {
        Known there = known.getIfPresent(slot);
        if (there == null || !there.token.equals(token)) {
            return OptionalLong.empty();
        }
        known.asMap().remove(slot, there);
        return OptionalLong.of(there.cas);
    }

    CompletionStage<MemcacheStatus> add(AuthorityKey key, byte[] bytes, int seconds) {
        return client.add(MemcachedKeys.text(key), bytes, seconds);
    }

    CompletionStage<MemcacheStatus> set(AuthorityKey key, byte[] bytes, int seconds) {
        return client.set(MemcachedKeys.text(key), bytes, seconds);
    }

    /** Sets what is as it was when it was read. */
    CompletionStage<MemcacheStatus> set(AuthorityKey key, byte[] bytes, int seconds, long cas) {
        return client.set(MemcachedKeys.text(key), bytes, seconds, cas);
    }

    /** Done when nothing is there any more. */
    CompletionStage<Void> delete(AuthorityKey key) {
        return client.delete(MemcachedKeys.text(key)).thenAccept(MemcachedConnection::check);
    }

    /** Done also where nothing is there. */
    CompletionStage<Void> touch(AuthorityKey key, int seconds) {
        return client.touch(MemcachedKeys.text(key), seconds)
                .thenAccept(MemcachedConnection::check);
    }

    /** One of the things that the server says of itself. */
    CompletionStage<Long> number(String section, String name) {
        return client.getStats(section)
                .thenApply(
                        servers ->
                                servers.values().stream()
                                        .map(server -> server.getStats().get(name))
                                        .findFirst()
                                        .map(Long::valueOf)
                                        .orElseThrow(
                                                () ->
                                                        new IllegalStateException(
                                                                "stats " + section + ": no "
                                                                        + name)));
    }

    /** Whether it was done; fails if the server could not do it. */
    static boolean isDone(MemcacheStatus status) {
        return switch (status) {
            case OK -> true;
            case KEY_NOT_FOUND, KEY_EXISTS, ITEM_NOT_STORED -> false;
            default -> throw new IllegalStateException("Memcached answered " + status + ".");
        };
    }

    private static void check(MemcacheStatus status) {
        isDone(status);
    }

    private static Items.@Nullable Item item(@Nullable GetResult<byte[]> result) {
        return result == null ? null : Items.item(result);
    }
}
