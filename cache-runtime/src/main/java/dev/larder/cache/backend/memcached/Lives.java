package dev.larder.cache.backend.memcached;

import dev.larder.cache.key.CellKey;
import java.time.Duration;

/**
 * How long Memcached keeps things, in the whole seconds that it counts. They are housekeeping: an
 * entry says itself when it ends.
 */
final class Lives {

    /** Without end. */
    static final int ENDLESS = 0;

    /**
     * The least that the cell of a tag is kept once an entry was stored with it: twice as long as
     * an entry without end. Memcached does not tell how long a key has still to live, and an entry
     * that lives short must not shorten the life of the cell of others.
     */
    private static final Duration TAG = Duration.ofDays(60);

    private Lives() {}

    /**
     * Never less than asked. Memcached's clock ticks once a second, so the first second may be over
     * at once.
     */
    static int seconds(Duration life) {
        long seconds = life.plusNanos(999_999_999).toSeconds() + 1;
        return (int) Math.max(1, Math.min(seconds, Integer.MAX_VALUE));
    }

    /** That of a new cell. */
    static int ofCell(CellKey cell, Duration life) {
        return cell.kind() == CellKey.Kind.BUCKET ? ENDLESS : seconds(life);
    }

    /** That of a tag's cell which is kept for entries that live so long. */
    static int renewed(Duration life) {
        return seconds(life.compareTo(TAG) > 0 ? life : TAG);
    }
}
