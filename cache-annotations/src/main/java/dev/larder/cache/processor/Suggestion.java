package dev.larder.cache.processor;

import dev.larder.cache.grammar.Names;
import java.util.List;

/** The fix for a name that is not there. */
final class Suggestion {

    private Suggestion() {}

    static String of(String mistyped, List<String> known) {
        return Names.nearest(mistyped, known)
                .map(name -> "Write \"" + name + "\".")
                .orElse("Write one of them.");
    }
}
