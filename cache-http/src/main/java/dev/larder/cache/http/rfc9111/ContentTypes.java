package dev.larder.cache.http.rfc9111;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which content types are text or the like, and so become much shorter when compressed. */
final class ContentTypes {

    private static final String TEXT = "text/";

    /** RFC 6839 and its successors: what their structure is written in. */
    private static final List<String> SUFFIXES = List.of("+json", "+xml", "+yaml", "+text");

    private static final Set<String> COMPRESSIBLE =
            Set.of(
                    "application/ecmascript",
                    "application/graphql",
                    "application/javascript",
                    "application/json",
                    "application/json-seq",
                    "application/rtf",
                    "application/sql",
                    "application/vnd.ms-fontobject",
                    "application/wasm",
                    "application/x-javascript",
                    "application/x-json-stream",
                    "application/x-ndjson",
                    "application/x-www-form-urlencoded",
                    "application/x-yaml",
                    "application/xml",
                    "application/xml-dtd",
                    "application/yaml",
                    "font/otf",
                    "font/ttf",
                    "image/bmp",
                    "image/x-icon",
                    "image/vnd.microsoft.icon");

    private ContentTypes() {}

    static boolean isCompressible(String contentType) {
        int semicolon = contentType.indexOf(';');
        String type =
                (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                        .strip()
                        .toLowerCase(Locale.ROOT);
        return type.startsWith(TEXT)
                || COMPRESSIBLE.contains(type)
                || SUFFIXES.stream().anyMatch(type::endsWith);
    }
}
