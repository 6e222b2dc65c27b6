package com.example;

import dev.larder.cache.CacheContext;
import dev.larder.cache.annotation.Cached;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A route that decides while it runs. */
@Controller("/offers")
class OfferController {

    final AtomicInteger calls = new AtomicInteger();

    // tag::context[]
    @Get("/{id}")
    @Cached(expire = "1h")
    Offer show(long id, CacheContext cache) {
        Offer offer = find(id);
        cache.tags("offer:" + id);
        if (offer.endsIn().compareTo(Duration.ofHours(1)) < 0) {
            cache.expire(offer.endsIn());
        }
        if (offer.secret()) {
            cache.doNotStore();
        }
        return offer;
    }

    // end::context[]

    private Offer find(long id) {
        calls.incrementAndGet();
        return new Offer(id, Duration.ofMinutes(id), id > 100);
    }

    @io.micronaut.serde.annotation.Serdeable
    record Offer(long id, Duration endsIn, boolean secret) {}
}
