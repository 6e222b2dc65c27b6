package dev.larder.cache.key;

import io.micronaut.core.annotation.Internal;
import java.util.Optional;

/** Tags that Larder itself gives to responses, so that they can be found by what they belong to. */
@Internal
public final class ImplicitTags {

    /** What they begin with; no tag of an application does. */
    public static final String PREFIX = "@";

    private ImplicitTags() {}

    /** Whether a tag is one of Larder's own. */
    public static boolean isImplicit(String tag) {
        return tag.startsWith(PREFIX);
    }

    /** The tag of an address; empty for keys that can't be written and so are no route's. */
    public static Optional<String> address(String namespace, CacheKey key) {
        if (key instanceof Key made && !made.writable()) {
            return Optional.empty();
        }
        return Optional.of(PREFIX + "a:" + namespace + "[" + key.text() + "]");
    }

    /** The tag of a path, all queries included; the same for every way to write the path. */
    public static String path(String path) {
        return PREFIX + "p:" + UrlPath.canonical(path);
    }

    /** The tag of a path without query. */
    public static String pathWithoutQuery(String path) {
        return PREFIX + "q:" + UrlPath.canonical(path);
    }

    /** The tag of a group of responses of one origin (RFC 9875). */
    public static String group(String origin, String group) {
        return PREFIX + "g:" + origin + " " + group;
    }

    /** The tag of a path with a query, which is in one form already. */
    public static String pathWithQuery(String path, String query) {
        return pathWithoutQuery(path) + "?" + query;
    }
}
