package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.field.Field;
import dev.larder.cache.http.rfc9111.field.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Values of fields as they should be, and what becomes of them when letters are changed. */
final class Mutations {

    private static final List<String> NAMES =
            List.of(
                    "Cache-Control",
                    "CDN-Cache-Control",
                    "Surrogate-Control",
                    "Pragma",
                    "Expires",
                    "Date",
                    "Last-Modified",
                    "Age",
                    "Vary",
                    "ETag",
                    "If-None-Match",
                    "If-Modified-Since",
                    "If-Match",
                    "If-Unmodified-Since",
                    "If-Range",
                    "Range",
                    "Content-Range",
                    "Accept",
                    "Accept-Encoding",
                    "Accept-Language",
                    "Cookie",
                    "Connection",
                    "Content-Length",
                    "Content-Encoding",
                    "Content-Type",
                    "Location",
                    "Content-Location",
                    "Set-Cookie",
                    "Authorization",
                    "Cache-Groups",
                    "Cache-Group-Invalidation",
                    "Warning");

    private static final List<String> VALUES =
            List.of(
                    "max-age=60",
                    "public, max-age=31536000, immutable",
                    "s-maxage=10, max-age=60, stale-while-revalidate=5, stale-if-error=86400",
                    "no-cache=\"Set-Cookie, X-A\", private=\"X-B\", max-age=\"60\"",
                    "no-store, no-cache, must-revalidate, proxy-revalidate, must-understand",
                    "max-stale, min-fresh=3, only-if-cached, no-transform",
                    "max-age=60;foo=\"a;b\", no-store=?0, x=(a b \"c\");q=1.5, y=:aGVsbG8=:",
                    "a=1, b=-999999999999999, c=0.123, d=?1, e=\"\\\\\\\"\", *f=@1",
                    "Sun, 06 Nov 1994 08:49:37 GMT",
                    "Sunday, 06-Nov-94 08:49:37 GMT",
                    "Sun Nov  6 08:49:37 1994",
                    "Thu, 01 Jan 2026 12:00:00 GMT",
                    "0",
                    "2147483648",
                    "-1",
                    "3, 4",
                    "\"abc\"",
                    "W/\"abc\"",
                    "\"a\", W/\"b\", \"\", \"c,d\"",
                    "*",
                    "Accept-Encoding, accept-language,X-A",
                    "X-A, *",
                    "gzip;q=1.0, identity;q=0.5, *;q=0",
                    "de-CH, de;q=0.9, en;q=0.8, *;q=0.5",
                    "text/html;level=1;q=0.7, */*;q=0.1",
                    "bytes=0-499",
                    "bytes=-500, 0-0, 9500-",
                    "bytes 0-499/1234",
                    "close, X-A, Keep-Alive",
                    "a=b; c=\"d\"; e",
                    "id=1; Path=/; HttpOnly",
                    "/x?y=1#z",
                    "http://example.com/a/../b",
                    "//other.example/x",
                    "\"one\", \"two\"",
                    "Basic YTpi",
                    "");

    private static final String LETTERS =
            "\"\\,;= \t*-:?@().%/'_09azAZ\u0000\u007f\r\n\u00e9\uFEFF\u0130\uD800";

    private final SplittableRandom random;

    Mutations(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A message of up to six fields. */
    Fields fields() {
        List<Field> fields = new ArrayList<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            fields.add(new Field(NAMES.get(random.nextInt(NAMES.size())), value()));
        }
        return Fields.of(fields);
    }

    /** A value that has been changed in a few places, or in none. */
    String value() {
        StringBuilder value = new StringBuilder(whole());
        for (int i = random.nextInt(5); i > 0; i--) {
            change(value);
        }
        return value.toString();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    private String whole() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private void change(StringBuilder value) {
        int at = random.nextInt(value.length() + 1);
        int end = Math.min(value.length(), at + random.nextInt(8));
        switch (random.nextInt(8)) {
            case 0 -> value.delete(at, end);
            case 1 -> value.insert(at, letter());
            case 2 -> value.replace(at, end, String.valueOf(letter()));
            case 3 -> value.insert(at, value.substring(at, end));
            case 4 -> value.append(", ").append(whole());
            case 5 -> value.setLength(at);
            case 6 -> value.insert(at, whole());
            default -> value.insert(at, String.valueOf(letter()).repeat(random.nextInt(40)));
        }
    }

    private char letter() {
        return random.nextInt(20) == 0
                ? (char) random.nextInt(0x10000)
                : LETTERS.charAt(random.nextInt(LETTERS.length()));
    }
}
