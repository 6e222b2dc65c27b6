package dev.larder.cache.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a declared property; a {@code *} in it stands for one name that the user chooses. */
final class PropertyName {

    private static final String STAR = "*";

    private final Property property;
    private final List<String> parts;
    private final Pattern variable;

    PropertyName(Property property) {
        this.property = property;
        this.parts = parts(property.name());
        this.variable = variable(property);
    }

    /** The parts between the dots. */
    static List<String> parts(String name) {
        return List.of(name.split("\\.", -1));
    }

    Property property() {
        return property;
    }

    /** The number of parts. */
    int length() {
        return parts.size();
    }

    /** One part. */
    String part(int at) {
        return parts.get(at);
    }

    /** Whether a name in full is one of the property, or of one of its durations by name. */
    boolean matches(List<String> name) {
        boolean inside =
                property.kind() == Property.Kind.DURATIONS_BY_NAME && name.size() > parts.size();
        return (inside || name.size() == parts.size()) && startsAlike(name, parts.size());
    }

    /** Whether a name in full is that of a section which the property stands in. */
    boolean isBelow(List<String> name) {
        return name.size() < parts.size() && startsAlike(name, name.size());
    }

    /** Whether a name in full stands below the property, as if it were a section. */
    boolean isAbove(List<String> name) {
        return name.size() > parts.size() && startsAlike(name, parts.size());
    }

    /** The name with the parts that the user chose, those of a name in full. */
    String chosenAs(List<String> name) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            out.append(i == 0 ? "" : ".").append(isStar(i) ? name.get(i) : parts.get(i));
        }
        return out.toString();
    }

    /** Whether the user chooses a part of the name. */
    boolean hasStar() {
        return parts.contains(STAR);
    }

    /** Whether the user chooses this part. */
    boolean isStar(int at) {
        return parts.get(at).equals(STAR);
    }

    /**
     * The name in full that an environment variable means, its chosen parts in lower case with
     * hyphens; nothing if it means another property.
     */
    Optional<String> ofVariable(String name) {
        Matcher matcher = variable.matcher(name.toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder();
        int group = 1;
        for (int i = 0; i < parts.size(); i++) {
            out.append(i == 0 ? "" : ".")
                    .append(isStar(i) ? kebab(matcher.group(group++)) : parts.get(i));
        }
        return Optional.of(
                property.kind() == Property.Kind.DURATIONS_BY_NAME
                        ? out.append('.').append(kebab(matcher.group(group))).toString()
                        : out.toString());
    }

    /** The environment variable of the property. */
    String asVariable() {
        return asVariable(property.name());
    }

    /** The environment variable of a name in full. */
    static String asVariable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** The form of environment variables, turned into that of a part. */
    static String kebab(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private boolean startsAlike(List<String> name, int length) {
        for (int i = 0; i < length; i++) {
            if (!isStar(i) && !parts.get(i).equals(name.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Pattern variable(Property property) {
        String inside = property.kind() == Property.Kind.DURATIONS_BY_NAME ? "_([A-Z0-9_]+)" : "";
        return Pattern.compile(
                asVariable(property.name()).replace(STAR, "([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)")
                        + inside);
    }
}
