package dev.larder.cache.settings;

import io.micronaut.context.env.Environment;
import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.context.env.PropertyEntry;
import io.micronaut.context.env.PropertySource;
import io.micronaut.core.value.PropertyCatalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the property sources say below {@code larder}. Names come from Micronaut's
 * catalogue and not from the sources: of two sources with one name, such as application.yml on the
 * classpath and in ./config, the environment lists only one but reads both. Environment variables
 * come from their sources, as the catalogue doesn't tell which of their underscores is a dot.
 */
final class WrittenProperties {

    private static final String ROOT = "larder";
    private static final Pattern VARIABLE = Pattern.compile("LARDER_.+", Pattern.CASE_INSENSITIVE);
    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)](?=(.?))");

    private final Environment environment;
    private final List<Written> found = new ArrayList<>();

    WrittenProperties(Environment environment) {
        this.environment = environment;
    }

    /** What files, system properties, the command line and the context say. */
    List<Written> properties() {
        collect(ROOT);
        return List.copyOf(found);
    }

    /** What environment variables say; their names are the variables'. */
    List<Written> variables() {
        List<Written> variables = new ArrayList<>();
        for (PropertySource source : environment.getPropertySources()) {
            if (source.getConvention() == PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE) {
                for (String name : source) {
                    if (VARIABLE.matcher(name).matches()) {
                        variables.add(variable(source, name));
                    }
                }
            }
        }
        variables.sort(Comparator.comparing(Written::name));
        return variables;
    }

    private void collect(String name) {
        environment
                .getPropertyEntry(name)
                .filter(entry -> entry.raw().indexOf('.') > 0 || entry.raw().equals(ROOT))
                .ifPresent(entry -> flatten(name, entry.raw(), entry.value(), source(entry)));
        for (String part :
                new TreeSet<>(environment.getPropertyEntries(name, PropertyCatalog.NORMALIZED))) {
            collect(name + "." + part);
        }
    }

    private void flatten(String name, String label, @Nullable Object value, String source) {
        if (value instanceof Map<?, ?> section && !section.isEmpty()) {
            section.forEach(
                    (key, inner) -> flatten(name + "." + key, label + "." + key, inner, source));
        } else {
            found.add(new Written(name, label, source, value, false));
        }
    }

    private static String source(PropertyEntry entry) {
        String location = entry.origin().location();
        return switch (location) {
            case "System.properties" -> "system property";
            case "main(String...args)" -> "command line";
            case PropertySource.CONTEXT -> "properties of the application context";
            default -> location;
        };
    }

    private static Written variable(PropertySource source, String name) {
        String location = source.getOrigin().location();
        String from =
                location.equals(EnvironmentPropertySource.ORIGIN.location())
                        ? "environment variable"
                        : "environment variable, " + location;
        return new Written(name, asSet(name), from, source.get(name), true);
    }

    /** Micronaut turns the _0_ of a variable into [0]. */
    private static String asSet(String name) {
        return INDEX.matcher(name)
                .replaceAll(index -> "_" + index.group(1) + (index.group(2).isEmpty() ? "" : "_"));
    }

    /** The variable without the index of a list's element at its end. */
    static String withoutIndex(String variable) {
        int index = variable.indexOf('[');
        return index > 0 && variable.endsWith("]") ? variable.substring(0, index) : variable;
    }

    /** The names in full that a variable may have, should it be one of this section. */
    static Optional<String> belowSection(String variable, String section) {
        String start = PropertyName.asVariable(section) + "_";
        String upper = variable.toUpperCase(Locale.ROOT);
        return upper.startsWith(start) && upper.length() > start.length()
                ? Optional.of(section + "." + PropertyName.kebab(upper.substring(start.length())))
                : Optional.empty();
    }
}
