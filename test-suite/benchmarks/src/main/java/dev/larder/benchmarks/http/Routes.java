package dev.larder.benchmarks.http;

import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** The same controller twice; an application has one of them. */
final class Routes {

    private static final Item ITEM = Item.number(1);

    private Routes() {}

    @Controller("/items")
    @Requires(property = "routes", value = "cached")
    static class Kept {

        @Get("/{id}")
        @Cached(expire = "1h")
        Item find(long id) {
            return ITEM;
        }
    }

    @Controller("/items")
    @Requires(property = "routes", value = "bare")
    static class Bare {

        @Get("/{id}")
        Item find(long id) {
            return ITEM;
        }
    }
}
