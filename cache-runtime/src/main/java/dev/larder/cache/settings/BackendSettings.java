package dev.larder.cache.settings;

import dev.larder.cache.grammar.DurationText;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one backend: those of its type's section, with its own over them.
 *
 * @param values by key, such as {@code maximum-size}; checked, so that they parse
 */
public record BackendSettings(String name, String type, Map<String, String> values) {

    /** The value of a key; null where neither the section nor the default gives one. */
    public @Nullable String text(String key) {
        return values.get(key);
    }

    /** The number of a key. */
    public long number(String key, long otherwise) {
        String text = values.get(key);
        return text == null ? otherwise : Long.parseLong(text);
    }

    /** The duration of a key. */
    public Duration duration(String key, Duration otherwise) {
        String text = values.get(key);
        return text == null ? otherwise : DurationText.notNegative(text);
    }

    /** Whether a key is true. */
    public boolean flag(String key, boolean otherwise) {
        String text = values.get(key);
        return text == null ? otherwise : Boolean.parseBoolean(text);
    }
}
