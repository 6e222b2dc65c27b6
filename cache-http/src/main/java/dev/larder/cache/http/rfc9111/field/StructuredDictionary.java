package dev.larder.cache.http.rfc9111.field;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads cache directives that are written as a dictionary of structured fields (RFC 9651, 3.2 and
 * 4.2.2, which is RFC 8941 with more types), as targeted fields are (RFC 9213, 2.1).
 *
 * <p>Keys are directives; parameters are read and ignored. True is a directive without argument,
 * false an absent one. An inner list, and a string where only a number makes sense, is no
 * well-formed argument.
 */
final class StructuredDictionary {

    private final StructuredText text;

    private StructuredDictionary(StructuredText text) {
        this.text = text;
    }

    /** The directives; none if the field is absent, empty or no dictionary. */
    static List<Directive> parse(List<String> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        Map<String, Directive> members = new LinkedHashMap<>();
        boolean valid =
                new StructuredDictionary(new StructuredText(String.join(", ", lines)))
                        .readInto(members);
        return valid ? List.copyOf(members.values()) : List.of();
    }

    private boolean readInto(Map<String, Directive> members) {
        text.skip(" ");
        while (!text.atEnd()) {
            if (!readMember(members) || !text.endOrNext()) {
                return false;
            }
        }
        return true;
    }

    private boolean readMember(Map<String, Directive> members) {
        String key = text.readKey();
        if (key == null) {
            return false;
        }
        // The last member of a name counts, at its own place.
        members.remove(key);
        boolean read = true;
        if (!text.take('=')) {
            members.put(key, new Directive(key, Optional.empty(), true));
        } else if (text.peek() == '(') {
            read = text.readInnerList();
            members.put(key, new Directive(key, Optional.empty(), false));
        } else {
            read = readItem(key, members);
        }
        return read && text.readParameters();
    }

    private boolean readItem(String key, Map<String, Directive> members) {
        char first = text.peek();
        String value = text.readBareItem();
        if (value == null) {
            return false;
        }
        if (first != '?') {
            members.put(key, withArgument(key, first, value));
        } else if (value.equals("?1")) {
            members.put(key, new Directive(key, Optional.empty(), true));
        }
        return true;
    }

    private static Directive withArgument(String key, char first, String value) {
        boolean numberAsString = first == '"' && DeltaSeconds.parse(value).isPresent();
        boolean wellFormed = ":@%".indexOf(first) < 0 && !numberAsString;
        return new Directive(key, wellFormed ? Optional.of(value) : Optional.empty(), wellFormed);
    }
}
