package dev.larder.cache.manual;

import dev.larder.cache.CacheStatistics;
import dev.larder.cache.backend.CacheBackend;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.NearCopies;
import dev.larder.cache.namespace.Namespace;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A backend with what happened on it in all namespaces. */
record BackendView(EntryBackend backend, Collection<Namespace> all) implements CacheBackend {

    @Override
    public String name() {
        return backend.name();
    }

    @Override
    public String type() {
        return backend.type();
    }

    @Override
    public boolean available() {
        return backend.available();
    }

    @Override
    public Optional<NearCopies> nearCopies() {
        return backend.nearCopies();
    }

    @Override
    public CacheStatistics statistics() {
        CacheStatistics own = backend.statistics();
        List<CacheStatistics> namespaces =
                all.stream().filter(n -> n.usual() == backend).map(Namespace::statistics).toList();
        return Sums.of(namespaces, own);
    }
}
