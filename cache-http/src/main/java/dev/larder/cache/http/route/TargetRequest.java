package dev.larder.cache.http.route;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.simple.SimpleHttpRequest;
import io.micronaut.http.uri.QueryStringDecoder;
import java.net.URI;
import java.util.List;

/** A GET request that was never sent: nothing but path and query. */
final class TargetRequest extends SimpleHttpRequest<Object> {

    private TargetRequest(URI uri) {
        super(HttpMethod.GET, uri.toString(), null);
        new QueryStringDecoder(uri.toString())
                .parameters()
                .forEach((name, values) -> getParameters().add(name, List.copyOf(values)));
    }

    /**
     * For a target.
     *
     * @param target path and query, as it stands in a request
     * @throws IllegalArgumentException if it is none
     */
    static TargetRequest of(String target) {
        if (!target.startsWith("/")) {
            throw new IllegalArgumentException(
                    "\"" + target + "\" is no path. Write it from the first slash on.");
        }
        return new TargetRequest(URI.create(target));
    }

    /** For the URL of another request. */
    static TargetRequest of(URI uri) {
        String query = uri.getRawQuery();
        return of(uri.getRawPath() + (query == null ? "" : "?" + query));
    }

    @Override
    public String getPath() {
        return getUri().getRawPath();
    }
}
