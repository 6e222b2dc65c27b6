package dev.larder.cache.http.route;

import dev.larder.cache.http.rfc9111.field.NormalForm;
import dev.larder.cache.key.CacheKey;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.server.util.locale.HttpLocaleResolver;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes what distinguishes the responses of one URL, and the Vary that tells others of it. */
@Singleton
final class Facets {

    /**
     * What distinguishes the responses of a URL.
     *
     * @param facets in an order that never changes
     * @param vary the names that the response's Vary has to have
     * @param fallbacks names that it has to have where the request has such a field
     * @param covered those of them, in lower case, whose whole values are among the facets
     * @param user whether the user is among the facets
     */
    record Distinct(
            List<Facet> facets,
            List<String> vary,
            List<String> fallbacks,
            Set<String> covered,
            boolean user) {}

    private final HttpLocaleResolver locales;
    private final UserIdentity users;

    Facets(HttpLocaleResolver locales, UserIdentity users) {
        this.locales = locales;
        this.users = users;
    }

    /**
     * For a route.
     *
     * @param vary further header fields
     * @param user whether each user has responses of his own
     */
    Distinct of(Signature signature, List<MediaType> produces, List<String> vary, boolean user) {
        List<Facet> facets = new ArrayList<>();
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Set<String> headers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        headers.addAll(signature.headers());
        headers.addAll(signature.fallbackHeaders());
        headers.addAll(vary);
        for (String header : headers) {
            facets.add(request -> NormalForm.of(header, request.getHeaders()::getAll));
        }
        names.addAll(signature.headers());
        names.addAll(vary);
        if (produces.size() > 1) {
            facets.add(request -> Optional.of(mediaType(request, produces)));
            names.add("Accept");
        }
        signature.cookies().forEach(cookie -> facets.add(cookie(cookie)));
        if (!signature.cookies().isEmpty()) {
            names.add("Cookie");
        }
        if (signature.locale()) {
            facets.add(request -> locales.resolve(request).map(Locale::toLanguageTag));
            names.add("Accept-Language");
        }
        signature.attributes().forEach(attribute -> facets.add(attribute(attribute)));
        boolean byUser = user || signature.user();
        if (byUser) {
            facets.add(users);
        }
        Set<String> covered = new TreeSet<>();
        headers.forEach(header -> covered.add(header.toLowerCase(Locale.ROOT)));
        return new Distinct(
                List.copyOf(facets),
                List.copyOf(names),
                List.copyOf(signature.fallbackHeaders()),
                Set.copyOf(covered),
                byUser);
    }

    /** For paths: a route among them may offer several media types. */
    Distinct ofPaths() {
        Facet negotiated =
                request ->
                        RouteAttributes.getRouteInfo(request)
                                .map(RouteInfo::getProduces)
                                .filter(produces -> !produces.isEmpty())
                                .map(produces -> mediaType(request, produces));
        return new Distinct(List.of(negotiated), List.of(), List.of(), Set.of(), false);
    }

    /** As Micronaut chooses it where the handler doesn't say: only the first of Accept counts. */
    private static String mediaType(HttpRequest<?> request, List<MediaType> produces) {
        Iterator<MediaType> accepted = request.accept().iterator();
        if (accepted.hasNext()) {
            MediaType first = accepted.next();
            if (produces.contains(first)) {
                return first.toString();
            }
        }
        return produces.get(0).toString();
    }

    private static Facet cookie(String name) {
        return request -> request.getCookies().findCookie(name).map(Cookie::getValue);
    }

    private static Facet attribute(String name) {
        return request -> request.getAttribute(name).map(value -> CacheKey.of(value).text());
    }
}
