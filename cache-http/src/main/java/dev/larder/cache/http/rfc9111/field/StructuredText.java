package dev.larder.cache.http.rfc9111.field;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/**
 * A text of structured fields, read from left to right: keys and bare items (RFC 8941, 3.3), with
 * the dates and display strings that RFC 9651 has added.
 */
final class StructuredText {

    private static final int MAX_INTEGER_DIGITS = 15;
    private static final int MAX_DECIMAL_DIGITS = 12;

    private final String text;
    private int at;

    StructuredText(String text) {
        this.text = text;
    }

    /** Whether all of it is read. */
    boolean atEnd() {
        return at == text.length();
    }

    /** The key that begins here; null if none does. */
    @Nullable String readKey() {
        int from = at;
        char first = peek();
        if (!(isLower(first) || first == '*')) {
            return null;
        }
        while (isLower(peek()) || Grammar.isDigit(peek()) || "_-.*".indexOf(peek()) >= 0) {
            at++;
        }
        return text.substring(from, at);
    }

    /** The item's text, of a string what it says; null if there is none. */
    @Nullable String readBareItem() {
        char first = peek();
        if (first == '"') {
            return readString();
        }
        if (first == ':') {
            return readBytes();
        }
        if (first == '?') {
            at++;
            return take('0') ? "?0" : take('1') ? "?1" : null;
        }
        if (first == '-' || Grammar.isDigit(first)) {
            return readNumber();
        }
        if (first == '@') {
            return readDate();
        }
        if (first == '%') {
            return readDisplayString();
        }
        return first == '*' || isLower(first) || isUpper(first) ? readToken() : null;
    }

    private @Nullable String readString() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            if (c == '\\') {
                c = peek();
                at++;
                if (c != '"' && c != '\\') {
                    return null;
                }
            } else if (c < ' ' || c > '~') {
                return null;
            }
            value.append(c);
        }
        return null;
    }

    private @Nullable String readBytes() {
        int close = text.indexOf(':', at + 1);
        if (close < 0 || !text.substring(at + 1, close).matches("[A-Za-z0-9+/=]*")) {
            return null;
        }
        at = close + 1;
        return "";
    }

    private @Nullable String readNumber() {
        int from = at;
        take('-');
        int whole = readDigits();
        boolean decimal = whole > 0 && take('.');
        if (whole == 0 || whole > (decimal ? MAX_DECIMAL_DIGITS : MAX_INTEGER_DIGITS)) {
            return null;
        }
        if (decimal) {
            int fraction = readDigits();
            if (fraction < 1 || fraction > 3) {
                return null;
            }
        }
        return text.substring(from, at);
    }

    /** RFC 9651, 4.2.9: a number of seconds since 1970, without parts of them. */
    private @Nullable String readDate() {
        at++;
        String seconds = readNumber();
        return seconds == null || seconds.indexOf('.') >= 0 ? null : seconds;
    }

    /** RFC 9651, 4.2.10: text of UTF-8, whose other bytes than those of ASCII are in hex. */
    private @Nullable String readDisplayString() {
        at++;
        if (!take('"')) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return decoded(bytes.toByteArray());
            }
            int octet = c == '%' ? readHexOctet() : c >= ' ' && c <= '~' ? c : -1;
            if (octet < 0) {
                return null;
            }
            bytes.write(octet);
        }
        return null;
    }

    private int readHexOctet() {
        int octet = 0;
        for (int i = 0; i < 2; i++) {
            int digit = "0123456789abcdef".indexOf(peek());
            if (digit < 0) {
                return -1;
            }
            octet = octet * 16 + digit;
            at++;
        }
        return octet;
    }

    private static @Nullable String decoded(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private int readDigits() {
        int from = at;
        while (Grammar.isDigit(peek())) {
            at++;
        }
        return at - from;
    }

    private String readToken() {
        int from = at;
        while (Grammar.isTokenChar(peek()) || peek() == ':' || peek() == '/') {
            at++;
        }
        return text.substring(from, at);
    }

    /** Passes over the inner list that begins here; false if none does. */
    boolean readInnerList() {
        if (!take('(')) {
            return false;
        }
        while (true) {
            skip(" ");
            if (take(')')) {
                return true;
            }
            if (readBareItem() == null || !readParameters()) {
                return false;
            }
            if (peek() != ' ' && peek() != ')') {
                return false;
            }
        }
    }

    /** Passes over the parameters of an item; false if they are none. */
    boolean readParameters() {
        while (take(';')) {
            skip(" ");
            if (readKey() == null || take('=') && readBareItem() == null) {
                return false;
            }
        }
        return true;
    }

    /** Passes over what separates two members; false unless one follows or all is read. */
    boolean endOrNext() {
        skip(" \t");
        if (atEnd()) {
            return true;
        }
        if (!take(',')) {
            return false;
        }
        skip(" \t");
        return !atEnd();
    }

    /** Passes over any of these characters. */
    void skip(String blanks) {
        while (at < text.length() && blanks.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** Passes over the character if it is the next one. */
    boolean take(char expected) {
        if (peek() == expected) {
            at++;
            return true;
        }
        return false;
    }

    /** The next character; one that is allowed nowhere at the end. */
    char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
