package dev.larder.cache.grammar;

import java.util.regex.Pattern;

/** The names of the parts of a request that distinguish responses, or are left out of account. */
public final class RequestPartText {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern SEPARATOR = Pattern.compile("[?&=#\\s]");

    private RequestPartText() {}

    /** The name of a request's header field. */
    public static String field(String name) {
        if (name.equals("*")) {
            throw new GrammarException(
                    "what varies by everything is never used again.",
                    "Name the fields that matter.");
        }
        if (!TOKEN.matcher(name).matches()) {
            throw new GrammarException("no name of a header field.", "Write \"X-Tenant\".");
        }
        return name;
    }

    /** The name of a query parameter, or a glob of such names. */
    public static String parameter(String name) {
        if (name.isEmpty() || SEPARATOR.matcher(name).find()) {
            throw new GrammarException(
                    "no name of a query parameter.",
                    "Write the name alone, such as \"page\" or \"utm_*\".");
        }
        return name;
    }
}
