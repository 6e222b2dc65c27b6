package dev.larder.cache.backend.remote;

import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.ValueType;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.KeyScheme;
import dev.larder.cache.key.KeySpace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the authority is asked about an entry. Equal questions have the same answer.
 *
 * @param tags those that are known without the entry, sorted
 */
record Question(KeySpace.Place place, List<String> tags, ValueType type) {

    static Question of(KeySpace.Place place, Target target) {
        List<String> tags = target.tags();
        boolean several = tags.size() > 1;
        return new Question(
                place, several ? tags.stream().distinct().sorted().toList() : tags, target.type());
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Question other
                && place.slot().equals(other.place.slot())
                && tags.equals(other.tags)
                && type.equals(other.type);
    }

    @Override
    public int hashCode() {
        return place.slot().hashCode();
    }

    /** The bucket's cell and those of the tags; the caller may add to them. */
    List<CellKey> cells(KeyScheme scheme) {
        List<CellKey> cells = new ArrayList<>(2 + tags.size());
        cells.add(place.bucket());
        tags.forEach(tag -> cells.add(scheme.tag(tag)));
        return cells;
    }
}
