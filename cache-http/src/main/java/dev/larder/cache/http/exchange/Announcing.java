package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.OriginResponse.Author;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.route.RouteTellings;
import dev.larder.cache.http.route.Telling;
import dev.larder.cache.http.settings.HttpSettings;
import io.micronaut.core.annotation.Internal;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gives responses the fields that tell other caches what they may do with them, where the handler
 * has not set them. A response that no handler made, such as that of a filter in its place, is left
 * as it is.
 */
@Internal
@Singleton
public final class Announcing {

    private static final String ATTRIBUTE = "dev.larder.cache.http.telling";
    private static final int FIRST_ERROR = 400;

    private final RouteTellings tellings;
    private final HttpSettings settings;

    Announcing(RouteTellings tellings, HttpSettings settings) {
        this.tellings = tellings;
        this.settings = settings;
    }

    /** Whether the response to a request may tell anything. */
    public boolean concerns(HttpRequest<?> request) {
        return tellings.concern(RouteAttributes.getRouteInfo(request).orElse(null));
    }

    /** Remembers which route was asked for: an error handler that answers would take its place. */
    public void asked(HttpRequest<?> request) {
        RouteAttributes.getRouteInfo(request)
                .map(tellings::of)
                .ifPresent(telling -> request.setAttribute(ATTRIBUTE, telling));
    }

    /** Adds the fields. */
    public void announce(HttpRequest<?> request, MutableHttpResponse<?> response) {
        RouteInfo<?> answered = RouteAttributes.getRouteInfo(response).orElse(null);
        if (answered == null) {
            return;
        }
        Telling handlers = answered.isErrorRoute() ? tellings.of(answered) : null;
        if (handlers != null && handlers.ofMethod()) {
            add(request, response, handlers, false);
            return;
        }
        Telling telling = request.getAttribute(ATTRIBUTE, Telling.class).orElse(null);
        if (telling != null) {
            boolean failed =
                    answered.isErrorRoute()
                            || response.code() >= FIRST_ERROR
                            || RouteAttributes.getException(response).isPresent();
            add(request, response, telling, failed);
        }
    }

    private void add(
            HttpRequest<?> request,
            MutableHttpResponse<?> response,
            Telling telling,
            boolean failed) {
        MutableHttpHeaders headers = response.getHeaders();
        Set<String> added = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Telling.Told told : telling.fields()) {
            String value = failed ? told.ofErrors() : told.value();
            if (!value.isEmpty() && !headers.contains(told.name())) {
                headers.set(told.name(), value);
                added.add(told.name());
            }
        }
        Exchange exchange = Exchange.of(request).orElse(null);
        if (exchange != null
                && exchange.policy().reply().ofRoute()
                && added.contains(governing(headers))) {
            exchange.author(telling.ofOneUser() ? Author.ROUTE_FOR_ONE_USER : Author.ROUTE);
        }
    }

    /** The name of the field that this cache heeds itself. */
    private String governing(MutableHttpHeaders headers) {
        return settings.storing().targetedFields().stream()
                .filter(headers::contains)
                .findFirst()
                .orElse(FieldName.CACHE_CONTROL);
    }
}
