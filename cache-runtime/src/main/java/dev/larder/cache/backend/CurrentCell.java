package dev.larder.cache.backend;

import io.micronaut.core.annotation.Internal;

/** The cell that entries are loaded under now. */
@Internal
public final class CurrentCell {

    private volatile Cell cell = new Cell();

    /** The cell for loads that begin now. */
    public Cell get() {
        return cell;
    }

    /** Ends the cell; loads that begin later get another one. */
    public synchronized void end() {
        Cell old = cell;
        cell = new Cell();
        old.end();
    }
}
