package com.example;

import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.http.CachedResponses;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import java.util.List;
import reactor.core.publisher.Mono;

// tag::catalog[]
@Controller("/catalog")
class CatalogController {

    private final ProductRepository products;

    CatalogController(ProductRepository products) {
        this.products = products;
    }

    @Get("/{id}")
    @Cached(namespace = "products", key = "id", expire = "60s")
    Product find(long id) {
        return products.find(id);
    }

    @Get("{?q}")
    @Cached(expire = "60s", tags = "searches")
    Mono<List<Product>> search(@Nullable String q) {
        return products.search(q == null ? "" : q);
    }

    @Put("/{id}")
    @CacheInvalidate(namespace = "products", key = "id", tags = "searches")
    Product change(long id, @Body Product product) {
        return products.save(product);
    }
}

// end::catalog[]

class Evictions {

    private final CachedResponses responses;

    Evictions(CachedResponses responses) {
        this.responses = responses;
    }

    void all(HttpRequest<?> request) {
        // tag::responses[]
        responses.invalidatePath("/catalog", false); // without query
        responses.invalidatePath("/catalog?q=cup", false); // with this one
        responses.invalidatePath("/catalog", true); // with any
        responses.invalidatePattern("/catalog/*"); // * is anything, slashes too; with any query
        responses.invalidate(request); // the URL of a request
        responses.invalidateRoute(CatalogController.class, "find", 42);
        responses.contains("/catalog/42");
        responses.explain("/catalog/42"); // in words, for people
        responses.clear();
        // end::responses[]
    }
}
