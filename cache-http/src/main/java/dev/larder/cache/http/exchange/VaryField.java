package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Adds names to the Vary of a response; those that are there stay as they are. */
final class VaryField {

    private VaryField() {}

    /** The fields with one more name. */
    static Fields with(Fields fields, String name) {
        return with(fields, List.of(name));
    }

    /** The fields with more names. */
    static Fields with(Fields fields, Collection<String> names) {
        List<String> members = new ArrayList<>(fields.members(FieldName.VARY));
        boolean more = false;
        for (String name : names) {
            if (members.stream()
                    .noneMatch(there -> there.equals("*") || there.equalsIgnoreCase(name))) {
                members.add(name);
                more = true;
            }
        }
        return more ? fields.with(FieldName.VARY, String.join(", ", members)) : fields;
    }
}
