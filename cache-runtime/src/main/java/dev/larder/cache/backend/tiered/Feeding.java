package dev.larder.cache.backend.tiered;

import dev.larder.cache.backend.ChangeFeed;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.FarBackend;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feed of the far side's changes, where it has one and copies are kept. */
final class Feeding implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Feeding.class);

    private final Trust trust;
    private final boolean fed;
    private final @Nullable AutoCloseable listening;

    Feeding(FarBackend far, Terms terms, EntryBackend near, Runnable dropAll) {
        Optional<ChangeFeed> feed = terms.near() ? far.changes() : Optional.empty();
        this.fed = feed.isPresent();
        this.trust = new Trust(near, far.scheme(), dropAll, fed);
        this.listening =
                feed.map(found -> found.listen(far.scheme().head(), terms.staleness(), trust))
                        .orElse(null);
    }

    Trust trust() {
        return trust;
    }

    boolean fed() {
        return fed;
    }

    @Override
    public void close() {
        if (listening == null) {
            return;
        }
        try {
            listening.close();
        } catch (Exception e) {
            LOG.debug("The feed of changes did not end well", e);
        }
    }
}
