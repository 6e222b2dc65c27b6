package dev.larder.cache.http.rfc9111.field;

import java.util.ArrayList;
import java.util.List;

/** The lexical rules that fields share (RFC 9110, 5.6). */
final class Grammar {

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private Grammar() {}

    static boolean isTokenChar(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || isDigit(c)
                || TOKEN_MARKS.indexOf(c) >= 0;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isToken(String text) {
        return !text.isEmpty() && tokenEnd(text, 0) == text.length();
    }

    /** The first position from there on that no token can hold. */
    static int tokenEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isTokenChar(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The text without the blanks around it. */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /**
     * The members of a comma-separated list. A comma in a quoted string separates nothing; a quote
     * that is never closed opens none.
     */
    static List<String> members(String line) {
        List<String> members = new ArrayList<>(2);
        boolean quotes = true;
        int start = 0;
        for (int at = 0; at <= line.length(); at++) {
            if (at == line.length() || line.charAt(at) == ',') {
                String member = trim(line.substring(start, at));
                if (!member.isEmpty()) {
                    members.add(member);
                }
                start = at + 1;
            } else if (quotes && line.charAt(at) == '"') {
                int close = closingQuote(line, at);
                // If this one stays open, so does every later one.
                quotes = close >= 0;
                at = quotes ? close : at;
            }
        }
        return members;
    }

    /** Where the string that begins with the quote at that position ends; -1 if it doesn't. */
    static int closingQuote(String text, int open) {
        for (int at = open + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                return at;
            }
            if (c == '\\') {
                at++;
            }
        }
        return -1;
    }

    /** What a quoted string says: without its quotes and backslashes. */
    static String unquote(String quoted) {
        StringBuilder text = new StringBuilder(quoted.length());
        for (int at = 1; at < quoted.length() - 1; at++) {
            char c = quoted.charAt(at);
            text.append(c == '\\' ? quoted.charAt(++at) : c);
        }
        return text.toString();
    }
}
