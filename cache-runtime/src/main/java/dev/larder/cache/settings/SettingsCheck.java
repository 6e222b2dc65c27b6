package dev.larder.cache.settings;

import dev.larder.cache.grammar.GrammarException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Checks everything below {@code larder} at once: names, values, and what they refer to. Runs
 * whether Larder is enabled or not, so that a mistake shows when it is made.
 */
final class SettingsCheck {

    private final EffectiveProperties properties;
    private final PropertyIndex index;
    private final BackendTypes backends;
    private final Problems problems = new Problems();
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    SettingsCheck(EffectiveProperties properties, PropertyIndex index) {
        this.properties = properties;
        this.index = index;
        this.backends = new BackendTypes(properties);
    }

    /**
     * The values and what has to be logged.
     *
     * @param placeholders resolves those of defaults
     * @throws dev.larder.cache.CacheConfigurationException naming every error
     */
    Checked run(UnaryOperator<String> placeholders) {
        backends.all().keySet().stream()
                .filter(backends::isOwn)
                .forEach(name -> properties.claim(BackendTypes.SECTION + "." + name));
        NameCheck names = new NameCheck(index, backends, problems);
        for (Written written : properties.byName().values()) {
            if (names.passes(written)) {
                read(written);
            }
        }
        properties.strange().forEach(names::strange);
        types();
        defaults(placeholders);
        PropertyValues checked = new PropertyValues(values, properties.byName());
        return new Checked(checked, problems.settle(checked.flag("larder.strict")));
    }

    private void read(Written written) {
        try {
            Optional<List<String>> form =
                    properties.value(written.name()).flatMap(value -> form(written.name(), value));
            form.ifPresent(texts -> values.put(written.name(), texts));
            form.filter(texts -> isReference(written.name()))
                    .flatMap(texts -> backends.refusal(texts.get(0)))
                    .ifPresent(text -> problems.bad(written, text));
        } catch (GrammarException e) {
            problems.bad(written, String.valueOf(e.getMessage()));
        }
    }

    private Optional<List<String>> form(String name, Object value) {
        return isOfOwnBackend(name)
                ? Optional.of(ValueForm.texts(value))
                : index.find(name).flatMap(property -> ValueForm.of(property, value));
    }

    private boolean isOfOwnBackend(String name) {
        return BackendTypes.nameIn(name).filter(backends::isOwn).isPresent()
                && !List.of("", "type").contains(BackendTypes.keyIn(name));
    }

    private static boolean isReference(String name) {
        return name.equals("larder.backend")
                || name.startsWith("larder.namespaces.") && name.endsWith(".backend")
                || isPartOfTiered(name);
    }

    private static boolean isPartOfTiered(String name) {
        boolean below =
                name.startsWith("larder.tiered.") || name.startsWith(BackendTypes.SECTION + ".");
        return below && (name.endsWith(".near") || name.endsWith(".far"));
    }

    private void types() {
        Set<String> said = new TreeSet<>();
        for (Written written : properties.byName().values()) {
            BackendTypes.nameIn(written.name())
                    .filter(name -> backends.all().getOrDefault(name, "").isEmpty())
                    .filter(said::add)
                    .ifPresent(name -> problems.bad(written, noType(name)));
        }
    }

    private static String noType(String name) {
        return "backend \""
                + name
                + "\" has no type. Write "
                + BackendTypes.SECTION
                + "."
                + name
                + ".type: "
                + String.join(", ", BackendTypes.OURS)
                + " or one of your own.";
    }

    private void defaults(UnaryOperator<String> placeholders) {
        for (Property property : index.fixed()) {
            if (!values.containsKey(property.name())) {
                ValueForm.of(property, placeholders.apply(property.standard()))
                        .ifPresent(form -> values.put(property.name(), form));
            }
        }
    }

    /**
     * What a check gives.
     *
     * @param warnings what to log
     */
    record Checked(PropertyValues values, List<String> warnings) {}
}
