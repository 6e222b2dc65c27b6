package dev.larder.benchmarks.redis;

import dev.larder.cache.AsyncCache;
import dev.larder.cache.Cache;
import io.lettuce.core.KeyValue;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Hits over one connection, beside a plain GET and a plain MGET of two keys over one connection of
 * the same driver, with the same payload and as many questions under way. The candidates take turns
 * in each round; what counts is the median of the rounds' ratios.
 */
final class RedisHits {

    private static final int KEYS = 1_000;
    private static final int PAYLOAD = 1_000;
    private static final int[] WIDTHS = {1, 16, 64};
    private static final String GET = "Lettuce, GET";
    private static final String MGET = "Lettuce, MGET of two keys";
    private static final String LARDER = "Larder, a hit";

    private final int rounds;
    private final long millis;
    private final Map<String, Question> candidates = new LinkedHashMap<>();

    RedisHits(
            Cache<Long, String> cache,
            StatefulRedisConnection<byte[], byte[]> connection,
            int rounds,
            long millis) {
        this.rounds = rounds;
        this.millis = millis;
        String payload = "x".repeat(PAYLOAD);
        byte[][] keys = new byte[KEYS][];
        RedisCommands<byte[], byte[]> waiting = connection.sync();
        RedisAsyncCommands<byte[], byte[]> plain = connection.async();
        AsyncCache<Long, String> stages = cache.async();
        byte[] small = bytes("plain:cell");
        waiting.set(small, new byte[25]);
        for (int i = 0; i < KEYS; i++) {
            keys[i] = bytes("plain:{0}" + i);
            waiting.set(keys[i], bytes(payload));
            cache.put((long) i, payload);
        }
        candidates.put(
                GET,
                new Question(
                        i -> plain.get(keys[at(i)]).thenApply(RedisHits::isPayload),
                        i -> isPayload(waiting.get(keys[at(i)]))));
        candidates.put(
                MGET,
                new Question(
                        i -> plain.mget(keys[at(i)], small).thenApply(RedisHits::areBoth),
                        i -> areBoth(waiting.mget(keys[at(i)], small))));
        candidates.put(
                LARDER,
                new Question(
                        i -> stages.get((long) at(i)).thenApply(RedisHits::isPayload),
                        i -> isPayload(cache.get((long) at(i)))));
    }

    private static boolean isPayload(byte[] value) {
        return isPayload(Optional.of(new String(value, StandardCharsets.UTF_8)));
    }

    private static boolean isPayload(Optional<String> value) {
        return value.filter(text -> text.length() == PAYLOAD).isPresent();
    }

    private static boolean areBoth(List<KeyValue<byte[], byte[]>> values) {
        return isPayload(values.get(0).getValue()) && values.get(1).hasValue();
    }

    private static int at(long number) {
        return (int) (number % KEYS);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    void report() throws InterruptedException {
        for (int width : WIDTHS) {
            report(width + " under way", new Window(width));
        }
        for (int width : WIDTHS) {
            report(width + " threads that wait", new Threads(width));
        }
    }

    private void report(String title, Asking asking) throws InterruptedException {
        for (Question candidate : candidates.values()) {
            asking.rate(5 * millis, candidate);
        }
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        List<String> order = new ArrayList<>(candidates.keySet());
        for (int round = 0; round < rounds; round++) {
            for (String name : order) {
                Question question = candidates.get(name);
                if (question != null) {
                    rates.computeIfAbsent(name, n -> new ArrayList<>())
                            .add(asking.rate(millis, question));
                }
            }
            Collections.reverse(order);
        }
        System.out.printf("%n%s%n", title);
        double[] larder = array(rates.getOrDefault(LARDER, List.of()));
        rates.forEach((name, own) -> line(name, array(own), larder));
    }

    private static void line(String name, double[] own, double[] larder) {
        double[] ratios = new double[own.length];
        Arrays.setAll(ratios, i -> larder[i] / own[i]);
        System.out.printf(
                Locale.ROOT,
                "%-28s %9.0f/s   Larder has %3.0f %% of it (%.0f to %.0f)%n",
                name,
                Medians.of(own),
                100 * Medians.of(ratios),
                100 * Arrays.stream(ratios).min().orElse(0),
                100 * Arrays.stream(ratios).max().orElse(0));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }
}
