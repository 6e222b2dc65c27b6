package dev.larder.cache.http.rfc9111.field;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a client asks of caches (RFC 9111, 5.2.1). All of it is advice: a number that is no number
 * is as if it were not there. Of directives that come twice the first one counts.
 *
 * @param noCache from Cache-Control, or from Pragma where there is no Cache-Control (RFC 9111, 5.4)
 * @param maxStale {@link #ANY_STALENESS} where the client accepts a stale response of any age
 * @param staleIfError how stale a response may be that replaces an error (RFC 5861, 4)
 */
public record RequestDirectives(
        boolean noCache,
        boolean noStore,
        boolean onlyIfCached,
        Optional<Duration> maxAge,
        Optional<Duration> minFresh,
        Optional<Duration> maxStale,
        Optional<Duration> staleIfError) {

    /** However stale. */
    public static final Duration ANY_STALENESS = Duration.ofSeconds(Long.MAX_VALUE);

    private static final String MAX_STALE = "max-stale";
    private static final String NO_CACHE = "no-cache";

    /** Nothing is asked. */
    public static final RequestDirectives NONE = of(List.of());

    /** The directives of a request's fields. */
    public static RequestDirectives of(FieldLookup fields) {
        List<String> cacheControl = fields.values(FieldName.CACHE_CONTROL);
        if (!cacheControl.isEmpty()) {
            return of(Directive.parse(cacheControl));
        }
        List<String> pragma = fields.values(FieldName.PRAGMA);
        if (pragma.isEmpty()) {
            return NONE;
        }
        return of(
                Directive.parse(pragma).stream()
                        .filter(each -> each.name().equals(NO_CACHE))
                        .toList());
    }

    /** Whether the content must be sent as it is stored (RFC 9111, 5.2.1.6). */
    public static boolean forbidTransforming(FieldLookup fields) {
        List<String> cacheControl = fields.values(FieldName.CACHE_CONTROL);
        return !cacheControl.isEmpty()
                && new DirectiveList(Directive.parse(cacheControl)).has("no-transform");
    }

    private static RequestDirectives of(List<Directive> parsed) {
        DirectiveList directives = new DirectiveList(parsed);
        return new RequestDirectives(
                directives.has(NO_CACHE),
                directives.has("no-store"),
                directives.has("only-if-cached"),
                directives.duration("max-age"),
                directives.duration("min-fresh"),
                directives.allows(MAX_STALE)
                        ? Optional.of(ANY_STALENESS)
                        : directives.duration(MAX_STALE),
                directives.duration("stale-if-error"));
    }
}
