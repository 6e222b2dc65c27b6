package dev.larder.cache.settings;

import dev.larder.cache.grammar.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every declared property, by the names that users write. */
final class PropertyIndex {

    private static final String VARIABLE = "LARDER_";

    private final List<PropertyName> names;

    /** Of all lists. */
    PropertyIndex(Collection<? extends PropertyList> lists) {
        List<PropertyName> all = new ArrayList<>();
        for (PropertyList list : lists) {
            for (Property property : list.properties()) {
                if (all.stream().anyMatch(name -> name.property().name().equals(property.name()))) {
                    throw new IllegalStateException(property.name() + " is declared twice.");
                }
                all.add(new PropertyName(property));
            }
        }
        this.names = List.copyOf(all);
    }

    /** The property of a name in full. */
    Optional<Property> find(String name) {
        List<String> parts = PropertyName.parts(name);
        return names.stream()
                .filter(known -> known.matches(parts))
                .map(PropertyName::property)
                .findFirst();
    }

    /** The properties whose names the user has no part in. */
    List<Property> fixed() {
        return names.stream().filter(name -> !name.hasStar()).map(PropertyName::property).toList();
    }

    /** Whether properties stand below a name in full. */
    boolean isSection(String name) {
        List<String> parts = PropertyName.parts(name);
        return names.stream().anyMatch(known -> known.isBelow(parts));
    }

    /** The property that a name in full stands below, though it is no section. */
    Optional<Property> above(String name) {
        List<String> parts = PropertyName.parts(name);
        return names.stream()
                .filter(known -> known.isAbove(parts))
                .map(PropertyName::property)
                .findFirst();
    }

    /** The last parts of the properties directly in a section. */
    List<String> keysOf(String section) {
        List<String> parts = PropertyName.parts(section);
        return names.stream()
                .filter(known -> known.isBelow(parts) && known.length() == parts.size() + 1)
                .map(known -> known.part(parts.size()))
                .toList();
    }

    /** The name in full that an environment variable means. */
    Optional<String> ofVariable(String variable) {
        return names.stream().flatMap(known -> known.ofVariable(variable).stream()).findFirst();
    }

    /** The name that a mistyped one most likely means. */
    Optional<String> nearest(String mistyped) {
        List<String> parts = PropertyName.parts(mistyped);
        List<String> alike =
                names.stream()
                        .filter(known -> isNear(known, parts))
                        .map(known -> known.chosenAs(parts))
                        .toList();
        return Names.nearest(mistyped, alike).or(() -> elsewhere(parts));
    }

    /** The environment variable that a mistyped one most likely means. */
    Optional<String> nearestVariable(String mistyped) {
        List<String> known =
                names.stream()
                        .filter(name -> !name.hasStar())
                        .map(PropertyName::asVariable)
                        .toList();
        String rest = mistyped.toUpperCase(Locale.ROOT).substring(VARIABLE.length());
        return Names.nearest(
                        rest,
                        known.stream().map(name -> name.substring(VARIABLE.length())).toList())
                .map(near -> VARIABLE + near);
    }

    private static boolean isNear(PropertyName known, List<String> parts) {
        if (known.length() != parts.size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (!known.isStar(i) && Names.nearest(parts.get(i), List.of(known.part(i))).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** The only property that has the same last part, in another section. */
    private Optional<String> elsewhere(List<String> parts) {
        String last = parts.get(parts.size() - 1);
        List<String> same =
                names.stream()
                        .filter(known -> !known.hasStar())
                        .filter(known -> known.part(known.length() - 1).equals(last))
                        .map(known -> known.property().name())
                        .toList();
        return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
    }
}
