package dev.larder.cache.http.settings;

import static dev.larder.cache.settings.Property.Kind.CHOICE;
import static dev.larder.cache.settings.Property.Kind.DURATION;
import static dev.larder.cache.settings.Property.Kind.DURATIONS_BY_NAME;
import static dev.larder.cache.settings.Property.Kind.FLAG;
import static dev.larder.cache.settings.Property.Kind.INTEGER;
import static dev.larder.cache.settings.Property.Kind.NUMBER;
import static dev.larder.cache.settings.Property.Kind.PERCENT;
import static dev.larder.cache.settings.Property.Kind.SIZE;
import static dev.larder.cache.settings.Property.Kind.TEXT;
import static dev.larder.cache.settings.Property.Kind.TEXTS;

import dev.larder.cache.settings.Property;
import dev.larder.cache.settings.PropertyList;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** The properties of {@code larder.http}. */
@Singleton
final class HttpProperties implements PropertyList {

    private static final List<Property> WHERE =
            List.of(
                    new Property(
                            "larder.http.enabled",
                            FLAG,
                            "true",
                            "`false`: no response is stored or answered from what is stored, and no "
                                    + "field is added. `@Cached` routes then aren't cached in any "
                                    + "other way when they are called through HTTP."),
                    new Property(
                            "larder.http.order",
                            INTEGER,
                            "45000",
                            "The order of the filter. Filters with a lower order also run on hits, "
                                    + "those with a higher one don't. Security has 39000, views "
                                    + "have 49000."),
                    new Property(
                            "larder.http.paths",
                            TEXTS,
                            "",
                            "Globs of paths whose responses are cached without an annotation, by "
                                    + "what the responses say themselves. `*` is any text, slashes "
                                    + "included."),
                    new Property(
                            "larder.http.exclude",
                            TEXTS,
                            "",
                            "Globs of paths that are left out of `larder.http.paths`."),
                    new Property(
                            "larder.http.hosts",
                            TEXTS,
                            "",
                            "The hosts whose requests are cached, each with responses of its own; "
                                    + "others pass by. Without it: any host, at most 64 at a time."));

    private static final List<Property> REQUESTS =
            List.of(
                    new Property(
                            "larder.http.trust-request-directives",
                            CHOICE,
                            "always",
                            List.of("always", "paths", "never"),
                            "Where the Cache-Control of requests is heeded: everywhere, for "
                                    + "`larder.http.paths` only, or nowhere."),
                    new Property(
                            "larder.http.ignore-query",
                            TEXTS,
                            "",
                            "Globs of query parameters that never distinguish responses, such as "
                                    + "`utm_*`."),
                    new Property(
                            "larder.http.max-variants",
                            NUMBER,
                            "32",
                            "How many different `Vary` fields are remembered for one URL."),
                    new Property(
                            "larder.http.max-request-body",
                            SIZE,
                            "64KB",
                            "The longest body of a POST or QUERY request that is part of a key; "
                                    + "requests with a longer one pass by."));

    private static final List<Property> STORING =
            List.of(
                    new Property(
                            "larder.http.max-body",
                            SIZE,
                            "1MB",
                            "The largest body that is stored."),
                    new Property(
                            "larder.http.maximum-weight",
                            SIZE,
                            "64MB",
                            "The room that all stored responses together take in memory."),
                    new Property(
                            "larder.http.expire-by-status",
                            DURATIONS_BY_NAME,
                            "",
                            "Lifetimes of responses by status, such as `\"404\": 10s`, where the "
                                    + "response itself says nothing."),
                    new Property(
                            "larder.http.store-set-cookie",
                            FLAG,
                            "false",
                            "`true`: responses that set cookies are stored too, and everybody gets "
                                    + "the cookies. `false`: only those to `larder.http.paths` that "
                                    + "say `public`."),
                    new Property(
                            "larder.http.targeted-fields",
                            TEXTS,
                            "CDN-Cache-Control",
                            "Fields of responses that go before Cache-Control for this cache, the "
                                    + "first one that is there."),
                    new Property(
                            "larder.http.heuristic.enabled",
                            FLAG,
                            "true",
                            "Whether responses to `larder.http.paths` that say nothing but when they "
                                    + "were modified are stored."),
                    new Property(
                            "larder.http.heuristic.fraction",
                            PERCENT,
                            "10%",
                            "Their lifetime, as part of the time since they were modified."),
                    new Property(
                            "larder.http.heuristic.maximum",
                            DURATION,
                            "1d",
                            "Their longest lifetime."),
                    new Property(
                            "larder.http.stale-on-error",
                            FLAG,
                            "true",
                            "Whether a stored response that is stale stands in for a handler that "
                                    + "fails: with an exception, or 500, 502, 503 or 504. Never "
                                    + "where the response or the request forbids it."),
                    new Property(
                            "larder.http.invalidate-unsafe",
                            FLAG,
                            "true",
                            "Whether a successful request that may change something, such as PUT, "
                                    + "invalidates the responses of its URL."));

    private static final List<Property> REPLIES =
            List.of(
                    new Property(
                            "larder.http.status-header",
                            TEXT,
                            "X-Cache",
                            "The response field that says HIT, STALE, REVALIDATED, MISS or BYPASS; "
                                    + "empty: none."),
                    new Property(
                            "larder.http.cache-status",
                            FLAG,
                            "true",
                            "Whether responses get a Cache-Status field, which says the same and "
                                    + "why for machines."),
                    new Property(
                            "larder.http.explain-header",
                            TEXT,
                            "",
                            "The response field that says in words why a request was answered as "
                                    + "it was, with the rule and the key, such as "
                                    + "`X-Cache-Reason`; empty: none. For development: it shows "
                                    + "keys. The logger `dev.larder.cache.http.explain` says the "
                                    + "same at debug."),
                    new Property(
                            "larder.http.client-max-age",
                            DURATION,
                            "lifetime",
                            List.of("lifetime", "none"),
                            "The `max-age` that clients get from `@Cached` routes whose handler "
                                    + "sets no Cache-Control: `lifetime` is that of the stored "
                                    + "response, `none` sets no field, a duration is told as it is."),
                    new Property(
                            "larder.http.surrogate-header",
                            TEXT,
                            "",
                            "The response field that tells content delivery networks the tags of a "
                                    + "response, such as `Surrogate-Key` (separated by blanks) or "
                                    + "`Cache-Tag` (by commas); empty: none."));

    @Override
    public List<Property> properties() {
        return Stream.of(WHERE, REQUESTS, STORING, REPLIES).flatMap(List::stream).toList();
    }
}
