package dev.larder.cache.namespace;

import dev.larder.cache.backend.BackendRegistry;
import dev.larder.cache.settings.LarderSettings;
import dev.larder.cache.settings.NamespaceSettings;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The namespaces in use: those that settings, annotations or calls name, and those of methods. */
@Singleton
public final class Namespaces {

    private final LarderSettings settings;
    private final BackendRegistry backends;
    private final Map<String, Namespace> namespaces = new ConcurrentHashMap<>();

    Namespaces(LarderSettings settings, BackendRegistry backends) {
        this.settings = settings;
        this.backends = backends;
        settings.namespaces().keySet().forEach(this::named);
    }

    /** The namespace of a name. */
    public Namespace named(String name) {
        Namespace known = namespaces.get(name);
        return known != null ? known : namespaces.computeIfAbsent(name, n -> create(n, true));
    }

    /** The own namespace of a method. */
    public Namespace ofMethod(String signature) {
        Namespace known = namespaces.get(signature);
        return known != null ? known : namespaces.computeIfAbsent(signature, n -> create(n, false));
    }

    private Namespace create(String name, boolean named) {
        NamespaceSettings mine = named ? settings.namespace(name) : settings.defaults();
        if (!settings.enabled()) {
            return new Namespace(name, named, mine, backends.get("none", "larder.enabled"));
        }
        String askedBy =
                settings.namespaces().containsKey(name)
                        ? "larder.namespaces." + name
                        : "larder.backend";
        return new Namespace(name, named, mine, backends.get(mine.backend(), askedBy));
    }

    /** All in use. */
    public Collection<Namespace> all() {
        return List.copyOf(namespaces.values());
    }
}
