package dev.larder.cache.http.route;

import dev.larder.cache.key.CacheKey;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/**
 * The target of a request as it was written, for handlers that see it so: what differs in a letter
 * may be answered differently (RFC 9111, 4). Parameters that are ignored are left out where nothing
 * in them can be read as another parameter.
 */
final class WrittenTarget {

    private final QueryForm ignoring;

    WrittenTarget(QueryForm ignoring) {
        this.ignoring = ignoring;
    }

    /**
     * The path as a handler gets it that sees decoded path variables only: Micronaut reads a plus
     * in them as a space and drops no more than two slashes at the end, so such paths stay as they
     * were written.
     *
     * @param canonical the path in its one form
     */
    static String decoded(HttpRequest<?> request, String canonical) {
        String path = request.getPath();
        return path.indexOf('+') >= 0 || path.endsWith("//") ? path : canonical;
    }

    /**
     * The query, behind a question mark; empty where there is none or none of it counts. Of a
     * target with scheme and host the server makes a URI whose path may be another than that of the
     * request: handlers see both, so both count, as does a fragment.
     */
    String query(HttpRequest<?> request) {
        URI uri = request.getUri();
        String query = uri.getRawQuery();
        String counting = query == null ? "" : counting(query);
        boolean plain = uri.getRawFragment() == null && request.getPath().equals(uri.getRawPath());
        return plain
                ? counting
                : counting + " " + CacheKey.of(uri.getRawPath(), uri.getRawFragment()).text();
    }

    private String counting(String query) {
        return ignoring.ignoresSome() ? withoutIgnored(query) : "?" + query;
    }

    private String withoutIgnored(String query) {
        StringJoiner counting = new StringJoiner("&");
        for (String parameter : query.split("&", -1)) {
            if (!isIgnored(parameter)) {
                counting.add(parameter);
            }
        }
        return counting.length() == 0 && !query.isEmpty() ? "" : "?" + counting;
    }

    /** Some servers take a semicolon as the end of a parameter: then another one follows. */
    private boolean isIgnored(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        if (name.isEmpty() || parameter.indexOf(';') >= 0) {
            return false;
        }
        try {
            return ignoring.isIgnored(URLDecoder.decode(name, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
