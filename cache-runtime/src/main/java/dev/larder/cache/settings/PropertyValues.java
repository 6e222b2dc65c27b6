package dev.larder.cache.settings;

import dev.larder.cache.grammar.DurationText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the properties of {@code larder.*} say, defaults filled in. All values are checked before an
 * object of this class exists, so reading a declared property as its kind can't fail. Immutable.
 *
 * <p>Every property is named in full. A property that has neither a value nor a default is read by
 * {@link #find}, or as an empty text or list.
 */
public final class PropertyValues {

    private final Map<String, List<String>> values;
    private final Map<String, Written> written;

    /** Of checked values by the names in full, and of all that somebody wrote. */
    PropertyValues(Map<String, List<String>> values, Map<String, Written> written) {
        this.values = new LinkedHashMap<>(values);
        this.written = new TreeMap<>(written);
    }

    /** A value with its property and where that was written, as an error begins. */
    public String place(String name, String value) {
        Written place = written.get(name);
        return place == null
                ? name + " = " + value
                : place.label() + " = " + value + " (" + place.source() + ")";
    }

    /** The value, if it is written or has a default. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).map(texts -> String.join(",", texts));
    }

    /** The value; empty where there is none. */
    public String text(String name) {
        return find(name).orElse("");
    }

    /** The values of a list. */
    public List<String> texts(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Whether a flag is true. */
    public boolean flag(String name) {
        return Boolean.parseBoolean(needed(name));
    }

    /** A whole number, of either kind. */
    public int integer(String name) {
        return Integer.parseInt(needed(name));
    }

    /** A number of bytes. */
    public long size(String name) {
        return Long.parseLong(needed(name));
    }

    /** A part of a whole, 0 to 1. */
    public double percent(String name) {
        return Double.parseDouble(needed(name));
    }

    /** A duration; of a property that may be a word besides, only if it is none. */
    public Duration duration(String name) {
        return DurationText.positive(needed(name));
    }

    /** The durations below a name, by the rest of their names. */
    public Map<String, Duration> durations(String name) {
        Map<String, Duration> durations = new LinkedHashMap<>();
        below(name).forEach((key, text) -> durations.put(key, DurationText.positive(text)));
        return durations;
    }

    /** The names that the user chose in a section, such as those of the namespaces. */
    Set<String> chosen(String section) {
        Set<String> chosen = new TreeSet<>();
        for (String name : written.keySet()) {
            if (name.startsWith(section + ".")) {
                chosen.add(name.substring(section.length() + 1).split("\\.", 2)[0]);
            }
        }
        return chosen;
    }

    /** All that is written or has a default below a name, by the rest of the names. */
    Map<String, String> below(String section) {
        Map<String, String> below = new LinkedHashMap<>();
        for (String name : values.keySet()) {
            if (name.startsWith(section + ".")) {
                find(name).ifPresent(text -> below.put(name.substring(section.length() + 1), text));
            }
        }
        return below;
    }

    private String needed(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(name + " has no default."));
    }
}
