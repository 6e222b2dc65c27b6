package dev.larder.cache.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;

/** What came over the wire; names of fields in lower case, chunks put together. */
record Reply(int status, String reason, Map<String, List<String>> fields, byte[] body) {

    String text() {
        return new String(body, UTF_8);
    }

    /** The only value of a field; empty if there is none. */
    String field(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw new AssertionError(name + " is there several times: " + values);
        }
        return values.isEmpty() ? "" : values.get(0);
    }

    List<String> all(String name) {
        return fields.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of());
    }

    boolean has(String name) {
        return !all(name).isEmpty();
    }

    /** What the cache says. */
    String cache() {
        return has("X-Cache") ? field("X-Cache") : "-";
    }
}
