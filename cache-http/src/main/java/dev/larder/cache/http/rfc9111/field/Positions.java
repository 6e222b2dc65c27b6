package dev.larder.cache.http.rfc9111.field;

import java.util.OptionalLong;

/** Positions and lengths in fields: digits, as many as there are. */
final class Positions {

    private Positions() {}

    /** The number; the largest there is for one beyond it; empty for what is none. */
    static OptionalLong parse(String text) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        long number = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!Grammar.isDigit(c)) {
                return OptionalLong.empty();
            }
            int digit = c - '0';
            number = number > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : number * 10 + digit;
        }
        return OptionalLong.of(number);
    }
}
