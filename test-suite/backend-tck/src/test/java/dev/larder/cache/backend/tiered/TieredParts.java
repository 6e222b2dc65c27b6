package dev.larder.cache.backend.tiered;

import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.FarBackend;
import java.time.Duration;

/** A tiered backend of parts that a test has made. */
public final class TieredParts {

    private static final Duration KEPT = Duration.ofHours(1);

    private TieredParts() {}

    /** With copies that may be used that long after the feed of changes has last been heard. */
    public static EntryBackend of(
            EntryBackend near, FarBackend far, Duration staleness, BackendContext context) {
        return new TieredBackend("tiered", near, far, new Terms(staleness, KEPT, false, context));
    }
}
