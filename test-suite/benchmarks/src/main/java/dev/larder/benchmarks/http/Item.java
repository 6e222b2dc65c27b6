package dev.larder.benchmarks.http;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the routes answer: about one kilobyte of JSON. */
@Serdeable
record Item(
        long id,
        String name,
        BigDecimal price,
        String description,
        List<String> keywords,
        SortedMap<String, String> attributes) {

    static Item number(long id) {
        return new Item(
                id,
                "Blue teapot",
                new BigDecimal("19.90"),
                "Keeps tea warm for an hour. ".repeat(24).trim(),
                List.of("kitchen", "tea", "blue", "ceramics"),
                new TreeMap<>(
                        Map.of(
                                "colour", "blue",
                                "weight", "640 g",
                                "volume", "1.2 l",
                                "origin", "Bolesławiec")));
    }
}
