package dev.larder.cache.history;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What one write commits, and what it has committed. */
final class Commit {

    private final Source source;
    private final Map<Address, Long> versions = new ConcurrentHashMap<>();

    Commit(Source source) {
        this.source = source;
    }

    Version raise(Address address) {
        Version version = source.raise(address);
        versions.put(address, version.number());
        return version;
    }

    /** Whether anything was committed. */
    boolean raise(Collection<Address> addresses) {
        addresses.forEach(this::raise);
        return !addresses.isEmpty();
    }

    /** Commits and puts, with nobody committing between. */
    void put(Address address, Source.Putting putting) {
        source.put(
                address,
                true,
                version -> {
                    versions.put(address, version.number());
                    putting.put(version);
                });
    }

    Map<Address, Long> versions() {
        return Map.copyOf(versions);
    }
}
