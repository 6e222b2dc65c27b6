package dev.larder.cache.backend.tiered;

import dev.larder.cache.key.KeySpace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The tags that copies have beside those of their entries: the keys of the slot and the bucket that
 * they depend on. To end a copy is to invalidate one of its tags.
 */
final class NearTags {

    private static final String KEY = "@far:";

    /**
     * With it goes the cell of every tag in memory, so that a copy is refused whose tags were not
     * known when its read began.
     */
    private static final String ANY = "*";

    private NearTags() {}

    /** What is known before the read. */
    static List<String> of(KeySpace.Place place, List<String> tags) {
        List<String> all = new ArrayList<>(tags.size() + 2);
        all.add(of(place.slot().text()));
        all.add(of(place.bucket().text()));
        all.addAll(tags);
        return all;
    }

    /** Of the key of a slot or a bucket. */
    static String of(String key) {
        return KEY + key;
    }

    /** Of a tag. */
    static List<String> ofTag(String tag) {
        return List.of(ANY, tag);
    }

    /** Of tags. */
    static List<String> ofTags(Collection<String> tags) {
        List<String> all = new ArrayList<>(tags.size() + 1);
        all.add(ANY);
        all.addAll(tags);
        return all;
    }
}
