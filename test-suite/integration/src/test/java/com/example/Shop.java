package com.example;

import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The methods whose stored keys docs/keys.md shows. */
@Singleton
@Requires(property = "spec", value = "stored-keys")
public class Shop {

    /** A search. */
    public record Query(String text, int page) {}

    /** Where a product is. */
    public enum Place {
        SHELF,
        STORE
    }

    @Cached(namespace = "catalog", key = "id")
    public String find(long id) {
        return "product";
    }

    @Cached(
            namespace = "prices",
            key = {"id", "currency"})
    public String price(long id, String currency) {
        return "price";
    }

    @Cached(namespace = "words", key = "word")
    public String word(Optional<String> word) {
        return "word";
    }

    @Cached(namespace = "searches", key = "query")
    public String search(Query query) {
        return "found";
    }

    @Cached(
            namespace = "kinds",
            key = {"flag", "place", "rate", "ratio"})
    public String kinds(boolean flag, Place place, BigDecimal rate, double ratio) {
        return "kinds";
    }

    @Cached(
            namespace = "times",
            key = {"id", "day", "locale"})
    public String times(UUID id, LocalDate day, Locale locale) {
        return "times";
    }

    @Cached(
            namespace = "several",
            key = {"list", "set", "map", "bytes"})
    public String several(
            List<Integer> list, Set<String> set, Map<String, Integer> map, byte[] bytes) {
        return "several";
    }

    @Cached("catalog")
    public String similar(long id) {
        return "similar";
    }

    @Cached
    public String own(long id) {
        return "own";
    }

    @Cached(
            namespace = "everything",
            key = {})
    public String everything() {
        return "everything";
    }
}
