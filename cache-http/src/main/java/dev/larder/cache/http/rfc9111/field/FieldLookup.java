package dev.larder.cache.http.rfc9111.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a message, asked by name. {@link Fields} is one; the header of a request that is
 * being served can be another without being copied.
 */
@FunctionalInterface
public interface FieldLookup {

    /**
     * The values of the field's lines, in their order; empty if it is absent. Names have no case.
     */
    List<String> values(String name);

    /** The value of the field's first line. */
    default Optional<String> first(String name) {
        List<String> values = values(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** Whether the field is there, also with an empty value. */
    default boolean contains(String name) {
        return !values(name).isEmpty();
    }

    /** The members of all its lines, read as comma-separated lists; empty members are left out. */
    default List<String> members(String name) {
        List<String> members = new ArrayList<>();
        for (String line : values(name)) {
            members.addAll(Grammar.members(line));
        }
        return members;
    }
}
