package dev.larder.cache.grammar;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names of namespaces and tags, and the nearest of known names to a mistyped one. */
public final class Names {

    private static final Pattern NAMESPACE = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9:._/%-]+");

    private Names() {}

    /** The name, if it is one of a namespace. */
    public static String namespace(String name) {
        if (!NAMESPACE.matcher(name).matches()) {
            throw new GrammarException(
                    "\"" + name + "\" is no namespace.",
                    "Write lower-case letters, digits and hyphens, a letter first, such as \"catalog\".");
        }
        return name;
    }

    /** The name, if it is a tag with all its values inserted. */
    public static String tag(String name) {
        if (!TAG.matcher(name).matches()) {
            throw new GrammarException(
                    "\"" + name + "\" is no tag.",
                    "Write letters, digits and : . _ / -, and other text percent-encoded.");
        }
        return name;
    }

    /**
     * The value as it stands in a tag or a path: all but letters, digits and {@code . _ -} encoded.
     */
    public static String inserted(Object value) {
        String text = value.toString();
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-')) {
                out.append(c);
            } else {
                out.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return out.toString();
    }

    /** The known name that a mistyped one most likely means. */
    public static Optional<String> nearest(String mistyped, List<String> known) {
        String best = null;
        int least = (mistyped.length() < 4 ? 1 : Math.max(2, mistyped.length() / 3)) + 1;
        for (String name : known) {
            int distance = distance(mistyped, name);
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
