package dev.larder.cache.settings;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.grammar.DurationText;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one backend: those of its type's section, with its own over them.
 *
 * <p>Of the types that Larder brings, everything is checked: durations are above zero, sizes stand
 * in bytes. Of another type every key is allowed and nothing is checked: a value that doesn't parse
 * is a {@link CacheConfigurationException} that names the property.
 *
 * @param values by key, such as {@code maximum-size}; a list is one text with commas
 * @param own the keys whose values stand below {@code larder.backends.NAME}; those of the others
 *     are of the type's section
 */
public record BackendSettings(
        String name, String type, Map<String, String> values, Set<String> own) {

    /** Of values that stand in the section of a type with the same name, else all in its own. */
    public BackendSettings(String name, String type, Map<String, String> values) {
        this(name, type, values, isSection(name, type) ? Set.of() : Set.copyOf(values.keySet()));
    }

    /** The property that gives the value of a key, or would; for messages. */
    public String property(String key) {
        boolean inSection = values.containsKey(key) ? !own.contains(key) : isSection(name, type);
        return (inSection ? "larder." + type : BackendTypes.SECTION + "." + name) + "." + key;
    }

    private static boolean isSection(String name, String type) {
        return name.equals(type) && BackendTypes.OURS.contains(type);
    }

    /** The value of a key; null where neither the section nor the default gives one. */
    public @Nullable String text(String key) {
        return values.get(key);
    }

    /** The number of a key. */
    public long number(String key, long otherwise) {
        return parsed(key, otherwise, "no number", Long::valueOf);
    }

    /** The duration of a key. */
    public Duration duration(String key, Duration otherwise) {
        return parsed(key, otherwise, "no duration", DurationText::notNegative);
    }

    /** Whether a key is true. */
    public boolean flag(String key, boolean otherwise) {
        return parsed(key, otherwise, "neither true nor false", BackendSettings::flag);
    }

    /** Without the values: a password may be among them. */
    @Override
    public String toString() {
        return name + " of type " + type + " with " + new TreeSet<>(values.keySet());
    }

    private <T> T parsed(String key, T otherwise, String reason, Function<String, T> parser) {
        String text = values.get(key);
        if (text == null) {
            return otherwise;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new CacheConfigurationException(
                    property(key) + " = " + text + ": " + reason + ".", e);
        }
    }

    private static boolean flag(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.parseBoolean(text);
        }
        throw new IllegalArgumentException(text);
    }
}
