package dev.larder.cache.backend;

import java.time.Duration;

/**
 * Tells which slots and cells of an authority change, whoever changes them: what copies kept near
 * depend on.
 */
public interface ChangeFeed {

    /**
     * Begins to listen. It connects by itself, and again when the connection is lost.
     *
     * @param prefix what the keys begin with
     * @param silence how long the feed may be trusted after the authority has last shown that it
     *     reaches the listener
     * @return what ends it
     */
    AutoCloseable listen(String prefix, Duration silence, Listener listener);

    /** Hears of changes, in their order, one call at a time. It must not block. */
    interface Listener {

        /** A slot or a cell was changed, removed or evicted, or has expired. */
        void changed(String key);

        /** Changes may have been missed: every copy is invalid, and so is every read under way. */
        void everything();

        /**
         * No change was missed that was made before a moment that is so long ago that copies are
         * valid up to this one.
         *
         * @param nanoTime as of {@link System#nanoTime}
         */
        void trustedUntil(long nanoTime);
    }
}
