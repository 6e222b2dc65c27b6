package com.example.handlers;

import dev.larder.cache.CacheCall;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.KeyBuilder;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

@Requires(property = "example", value = "region")
// tag::builder[]
@Singleton
class PerRegion implements KeyBuilder {

    @Override
    public CacheKey build(CacheCall call) {
        String region =
                call.find(HttpRequest.class)
                        .map(request -> request.getHeaders().get("X-Region"))
                        .orElse("none");
        return call.defaultKey().with(region);
    }
}
// end::builder[]
