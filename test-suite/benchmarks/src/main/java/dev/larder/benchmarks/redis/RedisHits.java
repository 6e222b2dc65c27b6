package dev.larder.benchmarks.redis;

import dev.larder.cache.AsyncCache;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.LongFunction;

/**
 * Hits over one connection, beside a plain GET and a plain MGET of two keys over one connection of
 * the same driver, with the same payload and as many questions under way. The candidates take turns
 * in each round; what counts is the median of the rounds' ratios.
 */
final class RedisHits {

    private static final int KEYS = 1_000;
    private static final int PAYLOAD = 1_000;
    private static final int[] WINDOWS = {1, 16, 64};
    private static final String GET = "Lettuce, GET";
    private static final String MGET = "Lettuce, MGET of two keys";
    private static final String LARDER = "Larder, a hit";

    private final int rounds;
    private final long millis;
    private final Map<String, LongFunction<CompletionStage<Boolean>>> candidates =
            new LinkedHashMap<>();

    RedisHits(
            AsyncCache<Long, String> cache,
            RedisAsyncCommands<byte[], byte[]> plain,
            int rounds,
            long millis) {
        this.rounds = rounds;
        this.millis = millis;
        String payload = "x".repeat(PAYLOAD);
        byte[][] keys = new byte[KEYS][];
        byte[] small = bytes("plain:cell");
        plain.set(small, new byte[25]).toCompletableFuture().join();
        for (int i = 0; i < KEYS; i++) {
            keys[i] = bytes("plain:{0}" + i);
            plain.set(keys[i], bytes(payload)).toCompletableFuture().join();
            cache.put((long) i, payload).toCompletableFuture().join();
        }
        candidates.put(
                GET,
                i -> plain.get(keys[at(i)]).thenApply(value -> text(value).length() == PAYLOAD));
        candidates.put(
                MGET,
                i ->
                        plain.mget(keys[at(i)], small)
                                .thenApply(
                                        values ->
                                                text(values.get(0).getValue()).length() == PAYLOAD
                                                        && values.get(1).hasValue()));
        candidates.put(
                LARDER,
                i ->
                        cache.get((long) at(i))
                                .thenApply(
                                        value ->
                                                value.filter(text -> text.length() == PAYLOAD)
                                                        .isPresent()));
    }

    private static int at(long number) {
        return (int) (number % KEYS);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    void report() throws InterruptedException {
        for (int width : WINDOWS) {
            report(width);
        }
    }

    private void report(int width) throws InterruptedException {
        Window window = new Window(width);
        for (LongFunction<CompletionStage<Boolean>> candidate : candidates.values()) {
            window.rate(5 * millis, candidate);
        }
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        List<String> order = new ArrayList<>(candidates.keySet());
        for (int round = 0; round < rounds; round++) {
            for (String name : order) {
                LongFunction<CompletionStage<Boolean>> question = candidates.get(name);
                if (question != null) {
                    rates.computeIfAbsent(name, n -> new ArrayList<>())
                            .add(window.rate(millis, question));
                }
            }
            Collections.reverse(order);
        }
        System.out.printf("%n%d under way%n", width);
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
