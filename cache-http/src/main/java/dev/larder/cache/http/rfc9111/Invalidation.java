package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.field.FieldLookup;
import dev.larder.cache.http.rfc9111.field.FieldName;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which stored responses does a request make invalid (RFC 9111, 4.4)? */
public final class Invalidation {

    /** RFC 9110, 9.2.1 and the registry of methods; all others may change something. */
    private static final Set<String> SAFE =
            Set.of("GET", "HEAD", "OPTIONS", "TRACE", "QUERY", "PROPFIND", "REPORT", "SEARCH");

    private Invalidation() {}

    /** Whether a request with the method may change something. */
    public static boolean isUnsafe(String method) {
        return !SAFE.contains(method);
    }

    /**
     * The URIs whose stored responses are invalid now: that of the request and, where they have the
     * same origin, those that the response names in Location and Content-Location. None if the
     * method is safe or the request did not succeed.
     *
     * @param target the URI of the request, with scheme and authority
     */
    public static Set<URI> targets(String method, URI target, int status, FieldLookup response) {
        if (!isUnsafe(method) || status < 200 || status > 399) {
            return Set.of();
        }
        Set<URI> targets = new LinkedHashSet<>();
        targets.add(target);
        for (String name : List.of(FieldName.LOCATION, FieldName.CONTENT_LOCATION)) {
            response.values(name).stream()
                    .flatMap(text -> UriReference.resolve(target, text).stream())
                    .filter(uri -> hasOriginOf(target, uri))
                    .forEach(targets::add);
        }
        return targets;
    }

    private static boolean hasOriginOf(URI target, URI other) {
        return origin(target).equals(origin(other));
    }

    /** RFC 9110, 4.3.1: scheme, host and port; what is no host name stands for itself. */
    private static String origin(URI uri) {
        String scheme = lower(uri.getScheme());
        if (uri.getHost() == null) {
            return scheme + "://" + lower(uri.getRawAuthority());
        }
        int standard = scheme.equals("https") ? 443 : 80;
        int port = uri.getPort() < 0 ? standard : uri.getPort();
        return scheme + "://" + lower(uri.getHost()) + ':' + port;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
