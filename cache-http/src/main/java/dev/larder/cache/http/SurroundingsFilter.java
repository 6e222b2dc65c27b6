package dev.larder.cache.http;

import dev.larder.cache.http.exchange.Finishing;
import dev.larder.cache.http.route.RoutePolicies;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ConditionalFilter;

/**
 * Looks at responses before any other response method: by then all filters that wrap requests have
 * seen them, those around the cache too.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class SurroundingsFilter implements ConditionalFilter, Ordered {

    private final RoutePolicies policies;
    private final Finishing finishing;

    SurroundingsFilter(RoutePolicies policies, Finishing finishing) {
        this.policies = policies;
        this.finishing = finishing;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public boolean isEnabled(HttpRequest<?> request) {
        return policies.of(request) != null;
    }

    /** Before all others. */
    @ResponseFilter
    void look(HttpRequest<?> request, MutableHttpResponse<?> response) {
        finishing.outside(request, response);
    }
}
