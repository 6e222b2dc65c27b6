package dev.larder.cache.backend;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larder.cache.key.ImplicitTags;
import io.micronaut.core.annotation.Internal;
import java.util.Collection;
import java.util.List;

/**
 * The cells of the tags of one backend in this process. A cell lives as long as an entry or a
 * permit refers to it: there are never more than entries carry.
 */
@Internal
public final class TagCells {

    private static final Cell[] NONE = new Cell[0];

    private final Cache<String, Cell> cells = Caffeine.newBuilder().weakValues().build();
    private final CurrentCell any = new CurrentCell();

    /** The cells of tags. */
    public Cell[] of(List<String> tags) {
        if (tags.isEmpty()) {
            return NONE;
        }
        Cell[] found = new Cell[tags.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = current(tags.get(i));
        }
        return found;
    }

    private Cell current(String tag) {
        Cell cell = cells.get(tag, t -> new Cell());
        return cell.ended()
                ? cells.asMap().compute(tag, (t, c) -> c == null || c.ended() ? new Cell() : c)
                : cell;
    }

    /** The cell that ends whenever any tag is invalidated that results may add. */
    public Cell any() {
        return any.get();
    }

    /**
     * Ends the cell of any tag first, then those of the tags. A cell is ended before it is taken
     * away: who finds none may rely on it that what was loaded under it is invalid already.
     */
    public void invalidate(Collection<String> tags) {
        if (tags.stream().anyMatch(tag -> !ImplicitTags.isImplicit(tag))) {
            any.end();
        }
        for (String tag : tags) {
            Cell cell = cells.getIfPresent(tag);
            if (cell != null) {
                cell.end();
                cells.asMap().remove(tag, cell);
            }
        }
    }
}
