package dev.larder.benchmarks.http;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the routes answer: about one kilobyte of JSON, or eight. */
@Serdeable
record Item(
        long id,
        String name,
        BigDecimal price,
        String description,
        List<String> keywords,
        SortedMap<String, String> attributes) {

    /** The number of the one with one kilobyte. */
    static final int SHORT = 1;

    /** The number of the one with eight. */
    static final int LONG = 2;

    static Item number(int id) {
        return new Item(
                id,
                "Blue teapot",
                new BigDecimal("19.90"),
                "Keeps tea warm for an hour. ".repeat(id == SHORT ? 24 : 272).trim(),
                List.of("kitchen", "tea", "blue", "ceramics"),
                new TreeMap<>(
                        Map.of(
                                "colour", "blue",
                                "weight", "640 g",
                                "volume", "1.2 l",
                                "origin", "Bolesławiec")));
    }
}
