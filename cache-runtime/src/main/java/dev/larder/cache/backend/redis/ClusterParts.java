package dev.larder.cache.backend.redis;

import dev.larder.cache.backend.CellState;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.SlotState;
import dev.larder.cache.key.AuthorityKey;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.StorageKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A question in parts that a command may name together: a command of a cluster names keys of one
 * hash slot. A slot and the cell of its bucket are always one part.
 */
final class ClusterParts {

    private final List<StorageKey> slots;
    private final List<CellKey> cells;
    private final Map<Integer, Part> parts = new LinkedHashMap<>();

    ClusterParts(List<StorageKey> slots, List<CellKey> cells) {
        this.slots = slots;
        this.cells = cells;
        for (int i = 0; i < slots.size(); i++) {
            part(slots.get(i)).addSlot(slots.get(i), i);
        }
        for (int i = 0; i < cells.size(); i++) {
            part(cells.get(i)).addCell(cells.get(i), i);
        }
    }

    /** Slots and cells of one hash slot, and their places in the question. */
    record Part(
            int hashSlot,
            List<StorageKey> slots,
            List<CellKey> cells,
            List<Integer> slotPlaces,
            List<Integer> cellPlaces) {

        private void addSlot(StorageKey slot, int place) {
            slots.add(slot);
            slotPlaces.add(place);
        }

        private void addCell(CellKey cell, int place) {
            cells.add(cell);
            cellPlaces.add(place);
        }
    }

    Collection<Part> all() {
        return parts.values();
    }

    /** The answers to all parts, in the order of the question. */
    Found together(List<Found> answers, long epoch) {
        SlotState[] slotStates = new SlotState[slots.size()];
        CellState[] cellStates = new CellState[cells.size()];
        Iterator<Found> answer = answers.iterator();
        for (Part part : parts.values()) {
            Found found = answer.next();
            for (int i = 0; i < part.slotPlaces.size(); i++) {
                slotStates[part.slotPlaces.get(i)] = found.slots().get(i);
            }
            for (int i = 0; i < part.cellPlaces.size(); i++) {
                cellStates[part.cellPlaces.get(i)] = found.cells().get(i);
            }
        }
        return new Found(Arrays.asList(slotStates), Arrays.asList(cellStates), epoch);
    }

    private Part part(AuthorityKey key) {
        return parts.computeIfAbsent(
                ClusterMap.hashSlot(key),
                hashSlot ->
                        new Part(
                                hashSlot,
                                new ArrayList<>(),
                                new ArrayList<>(),
                                new ArrayList<>(),
                                new ArrayList<>()));
    }
}
