package dev.larder.cache.http.rfc9111.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One cache directive (RFC 9111, 5.2).
 *
 * @param name in lower case
 * @param argument without its quotes
 * @param wellFormed false: it was found in text that is not as the grammar asks; it may then
 *     forbid, but never allow
 */
record Directive(String name, Optional<String> argument, boolean wellFormed) {

    /** The directives of all lines, in their order. */
    static List<Directive> parse(List<String> lines) {
        List<Directive> directives = new ArrayList<>();
        for (String line : lines) {
            for (String member : Grammar.members(line)) {
                add(member, directives);
            }
        }
        return directives;
    }

    private static void add(String member, List<Directive> directives) {
        int nameEnd = Grammar.tokenEnd(member, 0);
        String name = member.substring(0, nameEnd).toLowerCase(Locale.ROOT);
        if (nameEnd == 0) {
            addWords(member, directives);
        } else if (nameEnd == member.length()) {
            directives.add(new Directive(name, Optional.empty(), true));
        } else if (member.charAt(nameEnd) == '=') {
            Optional<String> argument = argument(member.substring(nameEnd + 1));
            if (argument.isPresent()) {
                directives.add(new Directive(name, argument, true));
            } else {
                addWords(member, directives);
            }
        } else {
            addWords(member, directives);
        }
    }

    private static Optional<String> argument(String text) {
        if (Grammar.isToken(text)) {
            return Optional.of(text);
        }
        boolean quoted =
                text.startsWith("\"") && Grammar.closingQuote(text, 0) == text.length() - 1;
        return quoted ? Optional.of(Grammar.unquote(text)) : Optional.empty();
    }

    /**
     * Every word of a member that no cache has to understand, such as {@code no-store; private}:
     * whoever wrote it meant to forbid something, and that must not get lost.
     */
    private static void addWords(String member, List<Directive> directives) {
        boolean quotes = true;
        int at = 0;
        while (at < member.length()) {
            int end = Grammar.tokenEnd(member, at);
            if (end > at) {
                String word = member.substring(at, end).toLowerCase(Locale.ROOT);
                directives.add(new Directive(word, Optional.empty(), false));
            } else if (quotes && member.charAt(at) == '"') {
                int close = Grammar.closingQuote(member, at);
                quotes = close >= 0;
                end = Math.max(end, close);
            }
            at = Math.max(end, at + 1);
        }
    }
}
