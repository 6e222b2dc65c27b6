package dev.larder.cache.http.rfc9111.field;

import java.util.ArrayList;
import java.util.List;

/** Reads a list of structured fields whose members are strings (RFC 9651, 3.1 and 4.2.1). */
public final class StructuredList {

    private StructuredList() {}

    /**
     * The strings, without their parameters; members of other types are passed over. None if the
     * field is absent or no list.
     */
    public static List<String> strings(List<String> lines) {
        StructuredText text = new StructuredText(String.join(", ", lines));
        List<String> strings = new ArrayList<>();
        text.skip(" ");
        while (!text.atEnd()) {
            if (!readMember(text, strings) || !text.endOrNext()) {
                return List.of();
            }
        }
        return List.copyOf(strings);
    }

    private static boolean readMember(StructuredText text, List<String> strings) {
        char first = text.peek();
        if (first == '(') {
            return text.readInnerList() && text.readParameters();
        }
        String item = text.readBareItem();
        if (item == null || !text.readParameters()) {
            return false;
        }
        if (first == '"') {
            strings.add(item);
        }
        return true;
    }
}
