package dev.larder.benchmarks.http;

import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** The same controller twice; an application has one of them. */
final class Routes {

    private static final Item SHORT = Item.number(Item.SHORT);
    private static final Item LONG = Item.number(Item.LONG);

    private Routes() {}

    @Controller("/items")
    @Requires(property = "routes", value = "cached")
    static class Kept {

        @Get("/{id}")
        @Cached(expire = "1h")
        Item find(long id) {
            return id == Item.SHORT ? SHORT : LONG;
        }
    }

    @Controller("/items")
    @Requires(property = "routes", value = "bare")
    static class Bare {

        @Get("/{id}")
        Item find(long id) {
            return id == Item.SHORT ? SHORT : LONG;
        }
    }
}
