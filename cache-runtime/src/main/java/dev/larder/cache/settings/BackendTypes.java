package dev.larder.cache.settings;

import dev.larder.cache.grammar.GrammarException;
import dev.larder.cache.grammar.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which backends there are, and of which types: those that are always there, and declared ones. */
final class BackendTypes {

    /** The section of the backends that users declare. */
    static final String SECTION = "larder.backends";

    /** The types that Larder brings; each is also the name of a backend. */
    static final List<String> OURS =
            List.of("memory", "redis", "memcached", "dynamodb", "tiered", "none");

    private static final int NAME_AT = 2;
    private static final String NO_TYPE = "";

    private final Map<String, String> types = new TreeMap<>();

    BackendTypes(EffectiveProperties properties) {
        OURS.forEach(name -> types.put(name, name));
        for (String property : properties.byName().keySet()) {
            nameIn(property).ifPresent(name -> types.putIfAbsent(name, NO_TYPE));
        }
        types.replaceAll((name, type) -> written(properties, name).orElse(type));
    }

    /** The name of the backend that a property in full belongs to. */
    static Optional<String> nameIn(String property) {
        return property.startsWith(SECTION + ".")
                ? Optional.of(PropertyName.parts(property).get(NAME_AT))
                : Optional.empty();
    }

    /** The property without the name of the backend; empty for the backend itself. */
    static String keyIn(String property) {
        List<String> parts = PropertyName.parts(property);
        return String.join(".", parts.subList(NAME_AT + 1, parts.size()));
    }

    /** The types by the names of the backends; a type is empty where it is missing. */
    Map<String, String> all() {
        return types;
    }

    /** Whether a backend has a type that Larder doesn't bring; any property may stand below it. */
    boolean isOwn(String name) {
        String type = types.getOrDefault(name, NO_TYPE);
        return !type.equals(NO_TYPE) && !OURS.contains(type);
    }

    /** What is wrong with the name of a backend that something refers to. */
    Optional<String> refusal(String name) {
        if (types.containsKey(name)) {
            return Optional.empty();
        }
        String fix =
                Names.nearest(name, List.copyOf(types.keySet()))
                        .map(near -> "Did you mean \"" + near + "\"?")
                        .orElseGet(
                                () ->
                                        "Write one of "
                                                + String.join(", ", types.keySet())
                                                + ", or declare it below "
                                                + SECTION
                                                + ".");
        return Optional.of("there is no backend \"" + name + "\". " + fix);
    }

    private static Optional<String> written(EffectiveProperties properties, String name) {
        try {
            return properties
                    .value(SECTION + "." + name + ".type")
                    .map(type -> type.toString().strip())
                    .filter(type -> !type.isEmpty());
        } catch (GrammarException e) {
            return Optional.of("?"); // the check of the value says what is wrong with it
        }
    }
}
