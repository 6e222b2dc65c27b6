package dev.larder.cache.http.rfc9111.field;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a no-cache or private directive is about: nothing, the fields it names, or the response as a
 * whole.
 *
 * @param whole whether it is about the response as a whole
 * @param names of the fields, in lower case; empty where it is about the whole
 */
public record FieldScope(boolean whole, Set<String> names) {

    /** The directive is absent. */
    static final FieldScope NONE = new FieldScope(false, Set.of());

    private static final FieldScope WHOLE = new FieldScope(true, Set.of());

    /**
     * The scope of all directives of that name. An argument that names no field means the whole.
     */
    static FieldScope of(String directive, List<Directive> directives) {
        Set<String> names = new HashSet<>();
        for (Directive each : directives) {
            if (each.name().equals(directive)) {
                List<String> fields = each.argument().map(Grammar::members).orElse(List.of());
                if (fields.isEmpty() || !fields.stream().allMatch(Grammar::isToken)) {
                    return WHOLE;
                }
                fields.forEach(field -> names.add(field.toLowerCase(Locale.ROOT)));
            }
        }
        return names.isEmpty() ? NONE : new FieldScope(false, Set.copyOf(names));
    }

    /** Whether it names the field. */
    public boolean names(String field) {
        return !names.isEmpty() && names.contains(field.toLowerCase(Locale.ROOT));
    }
}
