package dev.larder.cache.backend.remote;

import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.ValueType;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.KeyScheme;
import dev.larder.cache.key.KeySpace;
import java.util.ArrayList;
import java.util.List;

/**
 * What the authority is asked about an entry. Equal questions have the same answer.
 *
 * @param tags those that are known without the entry, sorted
 */
record Question(KeySpace.Place place, List<String> tags, ValueType type) {

    static Question of(KeySpace.Place place, Target target) {
        List<String> tags = target.tags().stream().distinct().sorted().toList();
        return new Question(place, tags, target.type());
    }

    /** The bucket's cell and those of the tags. */
    List<CellKey> cells(KeyScheme scheme) {
        List<CellKey> cells = new ArrayList<>();
        cells.add(place.bucket());
        tags.forEach(tag -> cells.add(scheme.tag(tag)));
        return cells;
    }
}
