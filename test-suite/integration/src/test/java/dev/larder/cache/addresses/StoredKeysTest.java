package dev.larder.cache.addresses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.example.Shop;
import dev.larder.cache.tck.server.RedisServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The stored keys that docs/keys.md shows are those that Redis has. */
class StoredKeysTest {

    private static final Pattern ROW = Pattern.compile("\\| `(\\w+\\(.*\\))` \\| `(shop:.*)` \\|");

    private static Map<String, Consumer<Shop>> calls() {
        Map<String, Consumer<Shop>> calls = new LinkedHashMap<>();
        calls.put("find(42)", shop -> shop.find(42));
        calls.put("price(42, \"EUR\")", shop -> shop.price(42, "EUR"));
        calls.put("word(Optional.of(\"a b\"))", shop -> shop.word(Optional.of("a b")));
        calls.put("word(Optional.empty())", shop -> shop.word(Optional.empty()));
        calls.put("word(Optional.of(\"n\"))", shop -> shop.word(Optional.of("n")));
        calls.put(
                "search(new Query(\"red tea\", 2))",
                shop -> shop.search(new Shop.Query("red tea", 2)));
        calls.put(
                "kinds(true, Place.SHELF, new BigDecimal(\"1.50\"), 0.5)",
                shop -> shop.kinds(true, Shop.Place.SHELF, new BigDecimal("1.50"), 0.5));
        calls.put(
                "times(new UUID(1, 2), LocalDate.of(2030, 1, 31), Locale.UK)",
                shop -> shop.times(new UUID(1, 2), LocalDate.of(2030, 1, 31), Locale.UK));
        calls.put(
                "several(List.of(2, 1), Set.of(\"b\", \"a\"), Map.of(\"k\", 1), new byte[] {0, -1})",
                shop ->
                        shop.several(
                                List.of(2, 1),
                                Set.of("b", "a"),
                                Map.of("k", 1),
                                new byte[] {0, -1}));
        calls.put("similar(42)", shop -> shop.similar(42));
        calls.put("own(42)", shop -> shop.own(42));
        calls.put("everything()", Shop::everything);
        calls.put(
                "word(Optional.of(\"x\".repeat(300)))",
                shop -> shop.word(Optional.of("x".repeat(300))));
        return calls;
    }

    private static Map<String, String> documented() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("../../docs/keys.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(row.group(1), row.group(2).replace("\\|", "|"));
            }
        }
        return rows;
    }

    /** The keys of entries; those of cells end with an exclamation mark. */
    private static List<String> entries(StatefulRedisConnection<String, String> redis) {
        return redis.sync().keys("*").stream()
                .filter(key -> key.startsWith("shop:{") && !key.endsWith("!"))
                .toList();
    }

    @Test
    void storedKeysAreAsDocumented() throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        try (RedisServer server = RedisServer.start();
                ApplicationContext context =
                        ApplicationContext.run(
                                Map.of(
                                        "spec", "stored-keys",
                                        "micronaut.application.name", "shop",
                                        "larder.backend", "redis",
                                        "redis.uri", server.uri(),
                                        "larder.timeout", "10s",
                                        "larder.breaker.slow", "10s"));
                RedisClient client = RedisClient.create(server.uri().toString());
                StatefulRedisConnection<String, String> redis = client.connect()) {
            Shop shop = context.getBean(Shop.class);
            List<String> known = new ArrayList<>();
            for (Map.Entry<String, Consumer<Shop>> call : calls().entrySet()) {
                call.getValue().accept(shop);
                await().until(() -> entries(redis).size() > known.size());
                List<String> added = new ArrayList<>(entries(redis));
                added.removeAll(known);
                known.addAll(added);
                found.put(call.getKey(), String.join(" ", added));
            }
            assertThat(Set.copyOf(redis.sync().keys("shop:{catalog/11}*")))
                    .containsExactlyInAnyOrder("shop:{catalog/11}!", "shop:{catalog/11}42");
        }
        assertThat(found).isEqualTo(documented());
    }
}
