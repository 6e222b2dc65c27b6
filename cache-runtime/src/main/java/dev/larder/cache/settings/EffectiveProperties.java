package dev.larder.cache.settings;

import dev.larder.cache.grammar.GrammarException;
import io.micronaut.context.env.Environment;
import io.micronaut.context.exceptions.ConfigurationException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The properties that somebody wrote, by name, each with the source that wins. Their values are
 * those that Micronaut gives, so that precedence is Micronaut's.
 */
final class EffectiveProperties {

    private final Environment environment;
    private final Map<String, Written> byName = new LinkedHashMap<>();
    private final List<Written> strange = new ArrayList<>();

    EffectiveProperties(Environment environment, PropertyIndex index) {
        this.environment = environment;
        WrittenProperties written = new WrittenProperties(environment);
        written.properties().forEach(this::add);
        for (Written variable : written.variables()) {
            index.ofVariable(WrittenProperties.withoutIndex(variable.name()))
                    .ifPresentOrElse(
                            name -> add(variable.named(name)), () -> strange.add(variable));
        }
    }

    /** By name. */
    Map<String, Written> byName() {
        return byName;
    }

    /** The environment variables that mean no property. */
    List<Written> strange() {
        return strange;
    }

    /** Takes the environment variables whose names begin with that of a section as its own. */
    void claim(String section) {
        for (Iterator<Written> rest = strange.iterator(); rest.hasNext(); ) {
            Written variable = rest.next();
            WrittenProperties.belowSection(WrittenProperties.withoutIndex(variable.name()), section)
                    .ifPresent(
                            name -> {
                                rest.remove();
                                add(variable.named(name));
                            });
        }
    }

    /**
     * The value with its placeholders resolved; nothing where it is null.
     *
     * @throws GrammarException if a placeholder has no value
     */
    Optional<Object> value(String name) {
        try {
            return environment.getProperty(name, Object.class);
        } catch (ConfigurationException e) {
            throw new GrammarException(
                    "a placeholder in it has no value.",
                    "Set what it names, or give it a default: \"${name:default}\".");
        }
    }

    private void add(Written property) {
        if (!byName.containsKey(property.name()) || wins(property)) {
            byName.put(property.name(), property);
        }
    }

    /** Micronaut doesn't tell the source of a value, but the value itself does. */
    private boolean wins(Written property) {
        Optional<String> effective = environment.getProperty(property.name(), String.class);
        return environment
                .getPlaceholderResolver()
                .resolvePlaceholders(String.valueOf(property.value()))
                .equals(effective);
    }
}
