package dev.larder.cache.backend;

import dev.larder.cache.key.KeyScheme;
import java.util.Optional;

/** A remote backend of whose entries copies may be kept near. */
public interface FarBackend extends EntryBackend {

    /** How its keys are stored. */
    KeyScheme scheme();

    /** What tells of changes; empty where the authority has no such thing. */
    Optional<ChangeFeed> changes();
}
