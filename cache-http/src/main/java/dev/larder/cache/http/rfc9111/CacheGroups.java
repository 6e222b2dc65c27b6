package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.field.FieldLookup;
import dev.larder.cache.http.rfc9111.field.StructuredList;
import java.util.List;

/** Which groups does a response belong to, and which ones does it invalidate (RFC 9875)? */
public final class CacheGroups {

    private static final String GROUPS = "Cache-Groups";
    private static final String INVALIDATION = "Cache-Group-Invalidation";

    /** RFC 9875, 2: at least 32 groups with names of at least 32 characters have to be possible. */
    private static final int MOST = 64;

    private static final int LONGEST = 256;

    private CacheGroups() {}

    /** The groups that a response belongs to, among the responses of its origin. */
    public static List<String> of(FieldLookup response) {
        return groups(response, GROUPS);
    }

    /**
     * The groups of the same origin whose responses are invalid now. None if the method is safe
     * (RFC 9875, 3).
     */
    public static List<String> invalidated(String method, FieldLookup response) {
        return Invalidation.isUnsafe(method) ? groups(response, INVALIDATION) : List.of();
    }

    private static List<String> groups(FieldLookup response, String name) {
        List<String> lines = response.values(name);
        return lines.isEmpty()
                ? List.of()
                : StructuredList.strings(lines).stream()
                        .filter(group -> !group.isEmpty() && group.length() <= LONGEST)
                        .distinct()
                        .limit(MOST)
                        .toList();
    }
}
