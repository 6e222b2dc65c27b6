package dev.larder.benchmarks.redis;

import dev.larder.cache.Cache;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.KeyScheme;
import dev.larder.cache.key.KeySpace;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How long it takes to clear a namespace of a million entries. One entry of each bucket is stored
 * by Larder; the others are its copies under their own keys, as valid as it is.
 */
final class RedisClears {

    private static final int ENTRIES = 1_000_000;
    private static final int SAMPLE = 997;
    private static final int ROUNDS = 21;
    private static final int FLUSH = 1_000;

    private final Cache<Long, String> cache;
    private final Cache<Long, String> other;
    private final RedisAsyncCommands<byte[], byte[]> redis;
    private final KeySpace keys;

    RedisClears(
            Cache<Long, String> cache,
            Cache<Long, String> other,
            RedisAsyncCommands<byte[], byte[]> redis,
            String prefix) {
        this.cache = cache;
        this.other = other;
        this.redis = redis;
        this.keys = new KeyScheme(prefix, 200).values(cache.namespace());
    }

    void report() {
        for (int i = 0; i < ROUNDS; i++) {
            other.clear(); // what is measured below is not the first clear of all
        }
        fill();
        check(true);
        double first = clear();
        check(false);
        double[] next = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (long key = 0; key < SAMPLE; key++) {
                cache.put(key, "again");
            }
            next[round] = clear();
        }
        System.out.printf(
                Locale.ROOT,
                "%na clear with %d entries: %.2f ms; then %d more: %.2f ms (median), %.2f ms (worst)%n",
                ENTRIES,
                first,
                ROUNDS,
                Medians.of(next),
                Arrays.stream(next).max().orElse(0));
    }

    private double clear() {
        long begun = System.nanoTime();
        cache.clear();
        return (System.nanoTime() - begun) / 1e6;
    }

    private void fill() {
        Map<String, byte[]> templates = new HashMap<>();
        redis.setAutoFlushCommands(false);
        for (long key = 0; key < ENTRIES; key++) {
            long number = key;
            KeySpace.Place place = keys.place(CacheKey.of(key));
            byte[] entry =
                    templates.computeIfAbsent(
                            place.bucket().text(), bucket -> stored(number, place.slot().text()));
            redis.set(bytes(place.slot().text()), entry);
            if (key % FLUSH == 0) {
                flush();
            }
        }
        flush();
        redis.setAutoFlushCommands(true);
    }

    /** What Larder stores for a key. */
    private byte[] stored(long key, String slot) {
        cache.put(key, "a value");
        redis.getStatefulConnection().flushCommands();
        var answer = redis.get(bytes(slot));
        redis.getStatefulConnection().flushCommands();
        return answer.toCompletableFuture().join();
    }

    private void flush() {
        var last = redis.ping();
        redis.getStatefulConnection().flushCommands();
        last.toCompletableFuture().join();
    }

    private void check(boolean there) {
        for (long key = 0; key < ENTRIES; key += SAMPLE) {
            if (cache.contains(key) != there) {
                throw new IllegalStateException(key + (there ? " is missing" : " is still there"));
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
