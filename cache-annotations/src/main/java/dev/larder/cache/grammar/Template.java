package dev.larder.cache.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with insertions, such as <code>product:{id}</code> (a tag) or <code>/products/{id}</code>
 * (a path of responses).
 */
public record Template(List<Part> parts) {

    private static final Pattern TAG_LITERAL = Pattern.compile("[A-Za-z0-9:._/-]+");
    private static final Pattern PATH_LITERAL = Pattern.compile("[A-Za-z0-9:._~/@!$&'()*+,;=%-]+");

    /**
     * A literal or an insertion.
     *
     * @param literal the text, empty for an insertion
     * @param path what is inserted, null for a literal
     */
    public record Part(String literal, @Nullable Path path) {}

    /** Parses a tag. */
    public static Template tag(String text) {
        return parse(
                text,
                TAG_LITERAL,
                "a tag holds letters, digits and : . _ / - besides {path} insertions.");
    }

    /** Parses a path of responses. */
    public static Template urlPath(String text) {
        if (!text.startsWith("/")) {
            throw new GrammarException(
                    "\"" + text + "\" is no path.",
                    "Write it from the first slash on, such as \"/products/{id}\".");
        }
        return parse(text, PATH_LITERAL, "a path holds no query, fragment or blank.");
    }

    /** The paths inserted, in order. */
    public List<Path> paths() {
        List<Path> paths = new ArrayList<>();
        for (Part part : parts) {
            if (part.path() != null) {
                paths.add(part.path());
            }
        }
        return paths;
    }

    /** Adds the insertion that opens here, and answers where it has ended. */
    private static int insertion(String text, int open, List<Part> parts) {
        int close = text.indexOf('}', open);
        if (close < 0) {
            throw new GrammarException(
                    "\"" + text + "\" opens { and doesn't close it.", "Write \"product:{id}\".");
        }
        parts.add(new Part("", Path.parse(text.substring(open + 1, close))));
        return close + 1;
    }

    private static Template parse(String text, Pattern literal, String rule) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            int end = open < 0 ? text.length() : open;
            if (end > at) {
                String run = text.substring(at, end);
                if (!literal.matcher(run).matches()) {
                    throw new GrammarException("\"" + text + "\":", rule);
                }
                parts.add(new Part(run, null));
            }
            at = open < 0 ? end : insertion(text, open, parts);
        }
        if (parts.isEmpty()) {
            throw new GrammarException("empty.", "Write a text such as \"product:{id}\".");
        }
        return new Template(List.copyOf(parts));
    }
}
