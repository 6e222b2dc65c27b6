package dev.larder.cache.namespace;

import dev.larder.cache.CacheStatistics;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.SpaceSpec;
import dev.larder.cache.settings.NamespaceSettings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A namespace in use. */
public final class Namespace {

    private final String name;
    private final boolean named;
    private final NamespaceSettings settings;
    private final EntryBackend usual;
    private final Counters counters = new Counters();
    private final AddressTypes addresses;
    private final Map<String, EntryBackend> backends = new ConcurrentHashMap<>();
    private volatile boolean latePuts;

    /**
     * A namespace.
     *
     * @param named false for a method's own
     * @param usual the backend of operations that name none
     */
    Namespace(String name, boolean named, NamespaceSettings settings, EntryBackend usual) {
        this.name = name;
        this.named = named;
        this.settings = settings;
        this.usual = usual;
        this.addresses = new AddressTypes(name);
        use(usual);
    }

    /** The name; of a method's own namespace its signature. */
    public String name() {
        return name;
    }

    /** Whether it has a name of its own, so that its keys are shared addresses. */
    public boolean named() {
        return named;
    }

    /** Its settings. */
    public NamespaceSettings settings() {
        return settings;
    }

    /** The backend of operations that name none. */
    public EntryBackend usual() {
        return usual;
    }

    /** What happened in it. */
    public Counters counters() {
        return counters;
    }

    /** The types that its addresses hold. */
    public AddressTypes addresses() {
        return addresses;
    }

    /** Notes that a backend holds entries of it. */
    public void use(EntryBackend backend) {
        backends.put(backend.name(), backend);
    }

    /** The backends that hold entries of it. */
    public Collection<EntryBackend> backends() {
        return List.copyOf(backends.values());
    }

    /** Notes that a method puts under keys that only its result knows. */
    public void expectLatePuts() {
        latePuts = true;
    }

    /** Whether a method puts under keys that only its result knows. */
    public boolean latePuts() {
        return latePuts;
    }

    /** Its values on a backend. */
    public EntrySpace values(EntryBackend backend) {
        return backend.space(spec(SpaceSpec.Kind.VALUES));
    }

    /** Its responses on a backend. */
    public EntrySpace responses(EntryBackend backend) {
        return backend.space(spec(SpaceSpec.Kind.RESPONSES));
    }

    private SpaceSpec spec(SpaceSpec.Kind kind) {
        return new SpaceSpec(name, kind, settings.ownMaximumSize().orElse(0L), settings.copy());
    }

    /** The statistics of the namespace on this node. */
    public CacheStatistics statistics() {
        long evictions = 0;
        for (EntryBackend backend : backends.values()) {
            evictions += values(backend).evictions();
        }
        CacheStatistics of = usual.statistics();
        return counters.statistics(evictions, of.backendErrors(), of.breaker());
    }
}
