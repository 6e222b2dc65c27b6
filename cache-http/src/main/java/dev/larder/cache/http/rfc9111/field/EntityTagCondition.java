package dev.larder.cache.http.rfc9111.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a field such as If-None-Match asks for (RFC 9110, 13.1.2): any representation, or one of the
 * tags. Members that are no tags match nothing.
 */
public record EntityTagCondition(boolean any, List<EntityTag> tags) {

    /** The condition that the field states; empty if the field is absent. */
    public static Optional<EntityTagCondition> of(FieldLookup fields, String name) {
        List<String> lines = fields.values(name);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        if (lines.size() == 1 && lines.get(0).equals("*")) {
            return Optional.of(new EntityTagCondition(true, List.of()));
        }
        List<EntityTag> tags = new ArrayList<>();
        for (String line : lines) {
            addTags(line, tags);
        }
        return Optional.of(new EntityTagCondition(false, List.copyOf(tags)));
    }

    /** Whether the weak comparison finds the tag among those asked for. */
    public boolean matchesWeakly(EntityTag tag) {
        return any || tags.stream().anyMatch(tag::matchesWeakly);
    }

    /** Whether the strong comparison finds the tag among those asked for. */
    public boolean matchesStrongly(EntityTag tag) {
        return any || tags.stream().anyMatch(tag::matchesStrongly);
    }

    /**
     * Not the split of other lists: in a tag a comma is allowed and a backslash escapes nothing.
     */
    private static void addTags(String line, List<EntityTag> tags) {
        int at = 0;
        while (at < line.length()) {
            int end = memberEnd(line, at);
            EntityTag.parse(Grammar.trim(line.substring(at, end))).ifPresent(tags::add);
            at = end + 1;
        }
    }

    private static int memberEnd(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) != ',' && line.charAt(at) != '"') {
            at++;
        }
        return at < line.length() && line.charAt(at) == '"'
                ? indexOrEnd(line, ',', indexOrEnd(line, '"', at + 1))
                : at;
    }

    private static int indexOrEnd(String line, char c, int from) {
        int index = line.indexOf(c, from);
        return index < 0 ? line.length() : index;
    }
}
