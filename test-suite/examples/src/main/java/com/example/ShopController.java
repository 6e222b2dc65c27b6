package com.example;

import dev.larder.cache.annotation.CacheControl;
import dev.larder.cache.annotation.Cached;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

// tag::telling[]
@Controller("/shop")
class ShopController {

    private final ProductRepository products;

    ShopController(ProductRepository products) {
        this.products = products;
    }

    @Get("/terms")
    @CacheControl(maxAge = "365d", immutable = true) // Cache-Control: max-age=31536000, immutable
    String terms() {
        return "You pay, we deliver.";
    }

    @Get("/{id}")
    @Cached(expire = "10m", tags = "product:{id}")
    @CacheControl(maxAge = "0s", mustRevalidate = true)
    @CacheControl(target = "CDN-Cache-Control", maxAge = "1h")
    Product find(long id) {
        return products.find(id);
    }
}
// end::telling[]
