package dev.larder.cache.http.route;

import dev.larder.cache.key.CacheKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a stored response is found by. The key of a URL names its primary slot; a response that
 * varies by request fields has a slot of its own besides, under a variant of that key.
 */
public final class ResponseKey implements CacheKey {

    private final Place place;
    private final Object target;
    private final String query;
    private final String facets;
    private final @Nullable Variant variant;
    private final int hash;

    /**
     * Where a URL is.
     *
     * @param route whose responses they are
     * @param authority scheme and host
     * @param path in its one form
     */
    record Place(String route, String authority, String path) {}

    /**
     * Which of the responses of a URL.
     *
     * @param index the version of the list of variants that it stands in
     */
    private record Variant(long index, List<String> names, List<Optional<String>> values) {}

    /**
     * The key of a primary slot.
     *
     * @param target the path, or the key that the annotation names
     * @param query the query parameters that distinguish, in their one form
     * @param facets what else distinguishes
     */
    ResponseKey(Place place, Object target, String query, String facets) {
        this(place, target, query, facets, null);
    }

    private ResponseKey(
            Place place, Object target, String query, String facets, @Nullable Variant variant) {
        this.place = place;
        this.target = target;
        this.query = query;
        this.facets = facets;
        this.variant = variant;
        int own = 31 * (31 * target.hashCode() + query.hashCode()) + facets.hashCode();
        this.hash = 31 * (31 * own + place.authority().hashCode()) + Objects.hashCode(variant);
    }

    /**
     * The key of the response for requests that say this in these fields.
     *
     * @param index changes when the variants known before are no longer valid
     */
    public ResponseKey variant(long index, List<String> names, List<Optional<String>> values) {
        return new ResponseKey(place, target, query, facets, new Variant(index, names, values));
    }

    /** The key for what an application tells apart further; before variants. */
    ResponseKey further(String more) {
        return new ResponseKey(place, target, query, facets + more, variant);
    }

    /** Scheme and host. */
    public String authority() {
        return place.authority();
    }

    /** The path of the request, in its one form. */
    public String path() {
        return place.path();
    }

    @Override
    public CacheKey with(@Nullable Object... more) {
        return CacheKey.of(text()).with(more);
    }

    @Override
    public String text() {
        CacheKey key = CacheKey.of(place.route(), place.authority(), target, query, facets);
        return variant == null
                ? key.text()
                : key.with(variant.index(), variant.names(), variant.values()).text();
    }

    @Override
    public String subject() {
        return place.path();
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof ResponseKey other
                && hash == other.hash
                && target.equals(other.target)
                && query.equals(other.query)
                && facets.equals(other.facets)
                && place.authority().equals(other.place.authority())
                && place.route().equals(other.place.route())
                && Objects.equals(variant, other.variant);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return text();
    }
}
