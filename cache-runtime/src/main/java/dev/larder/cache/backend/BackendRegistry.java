package dev.larder.cache.backend;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.grammar.Names;
import dev.larder.cache.settings.BackendSettings;
import dev.larder.cache.settings.LarderSettings;
import io.micronaut.core.annotation.Internal;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The backends in use, by name. One is made when it is first asked for, at the start. */
@Internal
@Singleton
public final class BackendRegistry {

    private final LarderSettings settings;
    private final BackendContext context;
    private final Map<String, BackendProvider> providers = new LinkedHashMap<>();
    private final Map<String, EntryBackend> backends = new LinkedHashMap<>();

    BackendRegistry(BackendContext context, List<BackendProvider> found) {
        this.settings = context.settings();
        this.context = context;
        found.forEach(provider -> providers.put(provider.type(), provider));
    }

    /**
     * The backend of a name.
     *
     * @param askedBy who names it, for the message
     * @throws CacheConfigurationException if there is none, or its driver is missing
     */
    public synchronized EntryBackend get(String name, String askedBy) {
        EntryBackend backend = backends.get(name);
        if (backend == null) {
            backend = create(name, askedBy);
            backends.put(name, backend);
        }
        return backend;
    }

    /**
     * A backend of its own with the settings of a name, which its user closes.
     *
     * @param askedBy who names it, for the message
     * @throws CacheConfigurationException if there is none, or its driver is missing
     */
    public synchronized EntryBackend separate(String name, String askedBy) {
        return create(name, askedBy);
    }

    /** All that are in use. */
    public synchronized Collection<EntryBackend> all() {
        return List.copyOf(backends.values());
    }

    private EntryBackend create(String name, String askedBy) {
        BackendSettings mine = settings.backends().get(name);
        if (mine == null) {
            throw new CacheConfigurationException(
                    askedBy + ": there is no backend \"" + name + "\"." + suggestion(name));
        }
        BackendProvider provider = providers.get(mine.type());
        if (provider == null) {
            throw new CacheConfigurationException(askedBy + ": " + missing(mine));
        }
        return provider.create(mine, context);
    }

    private String suggestion(String name) {
        List<String> known = List.copyOf(new TreeSet<>(settings.backends().keySet()));
        return Names.nearest(name, known)
                .map(near -> " Did you mean \"" + near + "\"?")
                .orElse(" There are " + known + "; others are declared below larder.backends.");
    }

    private String missing(BackendSettings backend) {
        List<String> known = List.copyOf(new TreeSet<>(providers.keySet()));
        return "larder.backends."
                + backend.name()
                + ".type = "
                + backend.type()
                + ": no BackendProvider bean is of this type."
                + Names.nearest(backend.type(), known)
                        .map(near -> " Did you mean " + near + "?")
                        .orElse(" There are " + known + ".");
    }

    /** The last one first: it may use those that were made before it. */
    @PreDestroy
    synchronized void close() {
        List<EntryBackend> all = new ArrayList<>(backends.values());
        Collections.reverse(all);
        all.forEach(EntryBackend::close);
        backends.clear();
    }
}
