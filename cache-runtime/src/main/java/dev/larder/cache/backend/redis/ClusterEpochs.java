package dev.larder.cache.backend.redis;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Which answers of a cluster go together. Each master has a life of its own; while no master is
 * found in another life than before, all of them are in one epoch. So answers of one epoch are, for
 * each master, answers of one life, whatever masters took part.
 */
final class ClusterEpochs {

    private final AtomicReference<Lives> current = new AtomicReference<>(new Lives(1, Map.of()));

    /**
     * The epoch of an answer.
     *
     * @param master who gave it
     * @param incarnation the life in which
     */
    int answered(String master, long incarnation) {
        return current.updateAndGet(lives -> lives.with(master, incarnation)).epoch;
    }

    /**
     * The last known life of each master.
     *
     * @param epoch counts the changes
     */
    private record Lives(int epoch, Map<String, Long> byMaster) {

        Lives with(String master, long incarnation) {
            Long before = byMaster.get(master);
            if (before != null && before == incarnation) {
                return this;
            }
            Map<String, Long> changed = new HashMap<>(byMaster);
            changed.put(master, incarnation);
            return new Lives(before == null ? epoch : epoch + 1, Map.copyOf(changed));
        }
    }
}
