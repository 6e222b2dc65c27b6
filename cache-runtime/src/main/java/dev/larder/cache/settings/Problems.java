package dev.larder.cache.settings;

import dev.larder.cache.CacheConfigurationException;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the configuration; what stops the start apart from what is only said. */
final class Problems {

    private final List<String> errors = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** A value that can't work: always stops the start. */
    void bad(Written written, String reasonAndFix) {
        errors.add(written.place() + ": " + reasonAndFix);
    }

    /** A property that doesn't exist: stops the start if Larder is strict. */
    void unknown(Written written, String reasonAndFix) {
        if (written.variable()) {
            warnings.add(written.place() + ": " + reasonAndFix + " It is ignored.");
        } else {
            unknown.add(written.place() + ": " + reasonAndFix);
        }
    }

    /**
     * What has to be said without stopping the start.
     *
     * @throws CacheConfigurationException if there is something that stops it
     */
    List<String> settle(boolean strict) {
        List<String> stops = new ArrayList<>(errors);
        List<String> says = new ArrayList<>(warnings);
        if (strict) {
            stops.addAll(unknown);
        } else {
            unknown.forEach(text -> says.add(text + " It is ignored."));
        }
        if (!stops.isEmpty()) {
            throw new CacheConfigurationException(text(stops));
        }
        return says;
    }

    private static String text(List<String> stops) {
        return stops.size() == 1
                ? stops.get(0)
                : stops.size()
                        + " errors in the configuration of Larder:\n  "
                        + String.join("\n  ", stops);
    }
}
