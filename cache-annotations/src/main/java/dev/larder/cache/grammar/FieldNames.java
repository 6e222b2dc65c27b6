package dev.larder.cache.grammar;

import java.util.Locale;
import java.util.Set;

/** The names of response fields that must not be given another meaning. */
public final class FieldNames {

    private static final Set<String> TAKEN =
            Set.of(
                    "accept-ranges",
                    "age",
                    "allow",
                    "cache-control",
                    "cache-group-invalidation",
                    "cache-groups",
                    "cache-status",
                    "connection",
                    "content-encoding",
                    "content-language",
                    "content-length",
                    "content-location",
                    "content-range",
                    "content-type",
                    "date",
                    "etag",
                    "expires",
                    "last-modified",
                    "location",
                    "pragma",
                    "retry-after",
                    "set-cookie",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "vary",
                    "www-authenticate");

    private FieldNames() {}

    /** Whether the field is one of HTTP that recipients of responses act on. */
    public static boolean hasMeaning(String name) {
        return TAKEN.contains(name.toLowerCase(Locale.ROOT));
    }
}
