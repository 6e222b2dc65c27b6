package dev.larder.cache.settings;

import dev.larder.cache.grammar.DurationText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes settings of checked values: what a namespace or a backend doesn't say, it inherits. */
final class SettingsReader {

    private static final String NAMESPACES = "larder.namespaces";

    private final PropertyValues values;

    SettingsReader(PropertyValues values) {
        this.values = values;
    }

    LarderSettings read() {
        return new LarderSettings(
                values.flag("larder.enabled"),
                values.text("larder.backend"),
                KeyPrefix.of(values.text("larder.prefix")),
                policy("larder", false),
                namespaces(),
                backends(),
                values.duration("larder.timeout"),
                values.duration("larder.load-limit"),
                values.text("larder.clock").equals("coarse"),
                values.text("larder.event-loop").equals("fail"),
                values.duration("larder.shutdown"),
                keys(),
                breaker());
    }

    private LarderSettings.Keys keys() {
        return new LarderSettings.Keys(
                Set.copyOf(values.texts("larder.keys.ignore-types")),
                Set.copyOf(values.texts("larder.keys.ignore-parameters")),
                values.integer("larder.keys.max-length"));
    }

    private LarderSettings.Breaker breaker() {
        return new LarderSettings.Breaker(
                values.integer("larder.breaker.failures"),
                values.duration("larder.breaker.slow"),
                values.duration("larder.breaker.probe"));
    }

    private Map<String, NamespaceSettings> namespaces() {
        Map<String, NamespaceSettings> namespaces = new LinkedHashMap<>();
        for (String name : values.chosen(NAMESPACES)) {
            namespaces.put(name, policy(NAMESPACES + "." + name, true));
        }
        return Map.copyOf(namespaces);
    }

    private NamespaceSettings policy(String section, boolean namespace) {
        return new NamespaceSettings(
                DurationText.positive(inherited(section, "expire")),
                namespace && values.find(section + ".expire").isPresent(),
                duration(section, "expire-null"),
                Double.parseDouble(inherited(section, "jitter")),
                Boolean.parseBoolean(inherited(section, "cache-null")),
                inherited(section, "single-flight").equals("local"),
                DurationText.positive(inherited(section, "wait-limit")),
                inherited(section, "codec"),
                Integer.parseInt(inherited(section, "max-items")),
                inherited(section, "backend"),
                values.find(section + ".maximum-size").map(Long::valueOf).orElse(null),
                values.texts(section + ".vary-by"),
                values.texts(section + ".tags"),
                values.find(section + ".copy").map(Boolean::valueOf).orElse(false));
    }

    private String inherited(String section, String key) {
        return find(section, key).orElse("");
    }

    private @Nullable Duration duration(String section, String key) {
        return find(section, key).map(DurationText::positive).orElse(null);
    }

    private Optional<String> find(String section, String key) {
        return values.find(section + "." + key).or(() -> values.find("larder." + key));
    }

    private Map<String, BackendSettings> backends() {
        Set<String> names = new TreeSet<>(BackendTypes.OURS);
        names.addAll(values.chosen(BackendTypes.SECTION));
        Map<String, BackendSettings> backends = new LinkedHashMap<>();
        for (String name : names) {
            backends.put(name, backend(name));
        }
        return Map.copyOf(backends);
    }

    private BackendSettings backend(String name) {
        Map<String, String> own = values.below(BackendTypes.SECTION + "." + name);
        String type = own.getOrDefault("type", name);
        own.remove("type");
        Map<String, String> all =
                new LinkedHashMap<>(
                        BackendTypes.OURS.contains(type)
                                ? values.below("larder." + type)
                                : Map.of());
        all.putAll(own);
        return new BackendSettings(name, type, Map.copyOf(all), Set.copyOf(own.keySet()));
    }
}
