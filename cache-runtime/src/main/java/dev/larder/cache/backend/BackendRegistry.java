package dev.larder.cache.backend;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.grammar.Names;
import dev.larder.cache.settings.BackendSettings;
import dev.larder.cache.settings.LarderSettings;
import io.micronaut.core.annotation.Internal;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The backends in use, by name. One is made when it is first asked for, at the start. */
@Internal
@Singleton
public final class BackendRegistry {

    private static final Map<String, String> DRIVERS =
            Map.of("redis", "io.micronaut.redis:micronaut-redis-lettuce");

    private final LarderSettings settings;
    private final Map<String, BackendProvider> providers = new LinkedHashMap<>();
    private final Map<String, EntryBackend> backends = new LinkedHashMap<>();

    BackendRegistry(LarderSettings settings, List<BackendProvider> found) {
        this.settings = settings;
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
        return provider.create(mine);
    }

    private String suggestion(String name) {
        List<String> known = List.copyOf(new TreeSet<>(settings.backends().keySet()));
        return Names.nearest(name, known)
                .map(near -> " Did you mean \"" + near + "\"?")
                .orElse(" There are " + known + "; others are declared below larder.backends.");
    }

    private String missing(BackendSettings backend) {
        String driver = DRIVERS.get(backend.type());
        if (driver == null) {
            return "backend \""
                    + backend.name()
                    + "\" has the type \""
                    + backend.type()
                    + "\", and no BackendProvider bean is of that type. There are "
                    + new TreeSet<>(providers.keySet())
                    + ".";
        }
        String[] artifact = driver.split(":");
        return "backend \""
                + backend.name()
                + "\" needs its driver. Add to pom.xml:\n  <dependency>\n    <groupId>"
                + artifact[0]
                + "</groupId>\n    <artifactId>"
                + artifact[1]
                + "</artifactId>\n  </dependency>\nor to build.gradle:\n  implementation(\""
                + driver
                + "\")";
    }

    @PreDestroy
    synchronized void close() {
        backends.values().forEach(EntryBackend::close);
        backends.clear();
    }
}
