package dev.larder.cache.settings;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A property as somebody wrote it.
 *
 * @param name in lower case with hyphens, as Micronaut reads it
 * @param label as it was written
 * @param source where
 * @param value as it was written, placeholders included
 * @param variable whether it is an environment variable
 */
record Written(String name, String label, String source, @Nullable Object value, boolean variable) {

    private static final Pattern SECRET =
            Pattern.compile(".*(pass|secret|token|credential).*", Pattern.CASE_INSENSITIVE);
    private static final int SHOWN = 80;

    /** An environment variable whose name is known by now. */
    Written named(String known) {
        return new Written(known, label, source, value, variable);
    }

    /** The property, its value and its source, as an error begins. */
    String place() {
        return label + shownValue() + " (" + source + ")";
    }

    /** A property's name in the form that the source has. */
    String inMyForm(String other) {
        return variable ? PropertyName.asVariable(other) : other;
    }

    private String shownValue() {
        if (value == null || value.toString().isEmpty()) {
            return "";
        }
        if (SECRET.matcher(label).matches()) {
            return " = ***";
        }
        String text = value.toString();
        return " = " + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text);
    }
}
