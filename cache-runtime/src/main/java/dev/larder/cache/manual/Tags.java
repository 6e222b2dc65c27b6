package dev.larder.cache.manual;

import dev.larder.cache.grammar.Names;
import java.util.List;

/** Tags given by hand. */
final class Tags {

    private Tags() {}

    /**
     * The tags.
     *
     * @throws IllegalArgumentException if one is none
     */
    static List<String> checked(String... tags) {
        for (String tag : tags) {
            Names.tag(tag);
        }
        return List.of(tags);
    }
}
