package dev.larder.cache.backend;

import java.util.List;

/**
 * Slots and cells as an authority has them, in the order asked.
 *
 * @param connectionEpoch which connection answered: answers of two epochs are never used together
 */
public record Found(List<SlotState> slots, List<CellState> cells, long connectionEpoch) {}
