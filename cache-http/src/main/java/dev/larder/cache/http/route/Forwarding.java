package dev.larder.cache.http.route;

import io.micronaut.http.HttpHeaders;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What proxies say of the URL that was asked for. Handlers make links of it, and anybody can send
 * it: so it distinguishes responses. Whom a request was forwarded for does not.
 */
final class Forwarding {

    private static final String FORWARDED = "Forwarded";
    private static final List<String> NAMES =
            List.of(
                    "X-Forwarded-Host",
                    "X-Forwarded-Proto",
                    "X-Forwarded-Port",
                    "X-Forwarded-Prefix");
    private static final Pattern URL_PART =
            Pattern.compile("(?i)(?:^|[;,\\x00-\\x20])((?:host|proto)\\s*=[^;,]*+)");

    private Forwarding() {}

    /** Whether proxies have said anything. */
    static boolean isIn(HttpHeaders fields) {
        return fields.contains("X-Forwarded-Proto")
                || fields.contains("X-Forwarded-Host")
                || fields.contains(FORWARDED)
                || fields.contains("X-Forwarded-Port")
                || fields.contains("X-Forwarded-Prefix");
    }

    /** What they have said; empty if nothing. */
    static String of(HttpHeaders fields) {
        if (!isIn(fields)) {
            return "";
        }
        StringBuilder text = new StringBuilder(" forwarded");
        for (String name : NAMES) {
            append(fields.getAll(name), text);
        }
        for (String line : fields.getAll(FORWARDED)) {
            Matcher part = URL_PART.matcher(line);
            while (part.find()) {
                append(List.of(part.group(1)), text);
            }
        }
        return text.toString();
    }

    /** Values with their lengths, so that no two lists read the same. */
    private static void append(List<String> values, StringBuilder text) {
        text.append(' ').append(values.size());
        for (String value : values) {
            text.append(' ').append(value.length()).append(':').append(value);
        }
    }
}
