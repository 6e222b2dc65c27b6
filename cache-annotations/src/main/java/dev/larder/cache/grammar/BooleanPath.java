package dev.larder.cache.grammar;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question about a value: {@code result.empty}, {@code !result.complete}, {@code result == null},
 * {@code result.id != null}.
 *
 * @param path the way to the value
 * @param test what is asked of it
 */
public record BooleanPath(Path path, Test test) {

    /** What is asked of the value; a null value is neither true nor false. */
    public enum Test {
        /** It is true. */
        TRUE,
        /** It is not true: false, or null. */
        NOT_TRUE,
        /** It is null. */
        NULL,
        /** It is there. */
        NOT_NULL
    }

    private static final Pattern NULL_CHECK = Pattern.compile("(.+?)\\s*(==|!=)\\s*null");

    /** Parses the text. */
    public static BooleanPath parse(String text) {
        String form = text.strip();
        Matcher check = NULL_CHECK.matcher(form);
        BooleanPath parsed;
        if (check.matches()) {
            parsed =
                    new BooleanPath(
                            Path.parse(check.group(1)),
                            check.group(2).equals("==") ? Test.NULL : Test.NOT_NULL);
        } else if (form.startsWith("!")) {
            parsed = new BooleanPath(Path.parse(form.substring(1)), Test.NOT_TRUE);
        } else {
            parsed = new BooleanPath(Path.parse(form), Test.TRUE);
        }
        if (parsed.path.plural()) {
            throw new GrammarException(
                    "\"" + text + "\" asks of several values.",
                    "Name one, such as \"result.empty\".");
        }
        return parsed;
    }

    /** The answer for a value. */
    public boolean holds(@org.jspecify.annotations.Nullable Object value) {
        return switch (test) {
            case TRUE -> Boolean.TRUE.equals(value);
            case NOT_TRUE -> !Boolean.TRUE.equals(value);
            case NULL -> value == null;
            case NOT_NULL -> value != null;
        };
    }
}
