package dev.larder.cache.backend.redis;

import dev.larder.cache.key.AuthorityKey;
import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.SlotHash;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which master keeps which keys of a cluster, as it was at one time. */
final class ClusterMap {

    private final int number;
    private final @Nullable ClusterMaster[] byHashSlot;
    private final Set<ClusterMaster> masters = new LinkedHashSet<>();

    /**
     * A map.
     *
     * @param number maps that differ have different ones
     * @param byHashSlot null where no master keeps a hash slot
     */
    ClusterMap(int number, @Nullable ClusterMaster[] byHashSlot) {
        this.number = number;
        this.byHashSlot = byHashSlot;
        Arrays.stream(byHashSlot).filter(Objects::nonNull).forEach(masters::add);
    }

    /** The hash slot of a key: keys of one may be named in one command. */
    static int hashSlot(AuthorityKey key) {
        return SlotHash.getSlot(RedisArguments.key(key));
    }

    int number() {
        return number;
    }

    /** In the order of their hash slots. */
    Set<ClusterMaster> masters() {
        return masters;
    }

    /**
     * The master of a hash slot.
     *
     * @throws RedisException if none keeps it
     */
    ClusterMaster master(int hashSlot) {
        ClusterMaster master = byHashSlot[hashSlot];
        if (master == null) {
            throw new RedisException("No master of the cluster keeps hash slot " + hashSlot + ".");
        }
        return master;
    }

    boolean isSameAs(@Nullable ClusterMaster[] others) {
        return Arrays.equals(byHashSlot, others);
    }
}
