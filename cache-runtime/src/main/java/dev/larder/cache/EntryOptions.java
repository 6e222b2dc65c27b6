package dev.larder.cache;

import dev.larder.cache.entry.Codec;
import java.time.Duration;

/** How one value that is put by hand is kept. */
public interface EntryOptions {

    /**
     * Sets how long it lives.
     *
     * @throws IllegalArgumentException if the duration is zero or negative
     */
    EntryOptions expire(Duration duration);

    /** Adds tags. */
    EntryOptions tags(String... tags);

    /** Sets the codec. */
    EntryOptions codec(Class<? extends Codec> codec);
}
