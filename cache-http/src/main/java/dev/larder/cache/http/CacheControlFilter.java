package dev.larder.cache.http;

import dev.larder.cache.http.exchange.Announcing;
import dev.larder.cache.http.settings.HttpSettings;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ConditionalFilter;

/**
 * Puts on responses what {@code @CacheControl} says. It stands just inside the cache, so that what
 * is stored has the fields, and hits are not touched again.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class CacheControlFilter implements ConditionalFilter, Ordered {

    private final Announcing announcing;
    private final int order;

    CacheControlFilter(Announcing announcing, HttpSettings settings) {
        this.announcing = announcing;
        this.order = Math.min(settings.order(), Integer.MAX_VALUE - 1) + 1;
    }

    @Override
    public int getOrder() {
        return order;
    }

    @Override
    public boolean isEnabled(HttpRequest<?> request) {
        return announcing.concerns(request);
    }

    /** Before the handler. */
    @RequestFilter
    void ask(HttpRequest<?> request) {
        announcing.asked(request);
    }

    /** After the handler, before the cache stores its response. */
    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        announcing.announce(request, response);
    }
}
