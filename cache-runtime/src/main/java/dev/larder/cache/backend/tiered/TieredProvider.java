package dev.larder.cache.backend.tiered;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.BackendRegistry;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.FarBackend;
import dev.larder.cache.settings.BackendSettings;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Makes tiered backends of two others. */
@Singleton
final class TieredProvider implements BackendProvider {

    private static final String TYPE = "tiered";

    private final BeanProvider<BackendRegistry> backends;

    TieredProvider(BeanProvider<BackendRegistry> backends) {
        this.backends = backends;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public EntryBackend create(BackendSettings settings, BackendContext context) {
        Terms terms = Terms.of(settings, context);
        FarBackend far = far(settings, context);
        return new TieredBackend(settings.name(), near(settings, context), far, terms);
    }

    private EntryBackend near(BackendSettings settings, BackendContext context) {
        String name = Optional.ofNullable(settings.text("near")).orElse("memory");
        BackendSettings wanted = context.settings().backends().get(name);
        if (wanted != null && !wanted.type().equals("memory")) {
            throw new CacheConfigurationException(
                    property(settings, "near", name)
                            + "it is of type "
                            + wanted.type()
                            + ". Name a backend of type memory.");
        }
        return backends.get().separate(name, property(settings, "near", name).strip());
    }

    private FarBackend far(BackendSettings settings, BackendContext context) {
        String name = Optional.ofNullable(settings.text("far")).orElse("redis");
        BackendSettings wanted = context.settings().backends().get(name);
        if (wanted != null
                && !wanted.type().equals(TYPE)
                && backends.get().get(name, property(settings, "far", name).strip())
                        instanceof FarBackend far) {
            return far;
        }
        throw new CacheConfigurationException(
                property(settings, "far", name)
                        + (wanted == null
                                ? "there is no such backend."
                                : "it is of type " + wanted.type() + ".")
                        + " Name a remote backend, such as redis.");
    }

    private static String property(BackendSettings settings, String key, String value) {
        return settings.property(key) + " = " + value + ": ";
    }
}
