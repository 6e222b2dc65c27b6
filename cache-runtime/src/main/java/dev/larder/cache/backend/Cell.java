package dev.larder.cache.backend;

import io.micronaut.core.annotation.Internal;

/**
 * What covers many entries of this process: a namespace or a tag. An entry refers to the cells that
 * it was loaded under; to invalidate is to end the cell and to have another one from then on.
 */
@Internal
public final class Cell {

    private volatile boolean ended;

    /** Whether the entries under it are invalid. */
    public boolean ended() {
        return ended;
    }

    /** Makes the entries under it invalid. */
    public void end() {
        ended = true;
    }
}
