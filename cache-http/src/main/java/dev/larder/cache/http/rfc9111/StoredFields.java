package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.FieldScope;
import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.rfc9111.field.HttpDate;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which fields of a response are stored with it (RFC 9111, 3.1)? */
final class StoredFields {

    /** Those of one connection, those of the proxy asked, and those written anew on each reply. */
    private static final Set<String> NEVER =
            names(
                    "Connection",
                    "Keep-Alive",
                    "Proxy-Connection",
                    "TE",
                    "Trailer",
                    "Transfer-Encoding",
                    "Upgrade",
                    "Proxy-Authenticate",
                    "Proxy-Authentication-Info",
                    "Proxy-Authorization",
                    "Age",
                    "Content-Length");

    /**
     * Those without which the response would be another one, or could be used as it must not be.
     */
    private static final Set<String> ESSENTIAL =
            names(
                    "Age",
                    "Cache-Control",
                    "CDN-Cache-Control",
                    "Content-Encoding",
                    "Content-Range",
                    "Content-Type",
                    "Date",
                    "Expires",
                    "Location",
                    "Vary");

    /** Those that belong to the bytes as they were received. */
    private static final Set<String> OF_BYTES = names("Content-Encoding", "Content-Range");

    private StoredFields() {}

    /** All but those excepted, in their order; with a Date if there was none that is a date. */
    static Fields of(Fields received, ResponseDirectives directives, Instant responseTime) {
        Set<String> connection = namedByConnection(received);
        Fields kept =
                received.without(
                        name ->
                                NEVER.contains(name)
                                        || connection.contains(name)
                                        || isLeftOut(name, directives));
        boolean dated =
                kept.first(FieldName.DATE)
                        .flatMap(text -> HttpDate.parse(text, responseTime))
                        .isPresent();
        return dated ? kept : kept.with(FieldName.DATE, HttpDate.format(responseTime));
    }

    /**
     * Those of a response that renews a stored one (RFC 9111, 3.2): not those that say how the
     * stored bytes are coded, and which of all they are.
     */
    static Fields ofUpdate(Fields received, ResponseDirectives directives) {
        Set<String> connection = namedByConnection(received);
        return received.without(
                name ->
                        NEVER.contains(name)
                                || OF_BYTES.contains(name)
                                || connection.contains(name)
                                || isLeftOut(name, directives));
    }

    /** Those of a response that renews a stored one which only its own client may get. */
    static Fields ofOneReply(Fields received, ResponseDirectives directives) {
        Set<String> connection = namedByConnection(received);
        return received.without(
                name ->
                        NEVER.contains(name)
                                || connection.contains(name)
                                || !name.equalsIgnoreCase(FieldName.SET_COOKIE)
                                        && !isLeftOut(name, directives));
    }

    /**
     * Whether the response can be stored without what is named: not the whole, nothing essential.
     */
    static boolean canDoWithout(FieldScope scope) {
        return !scope.whole() && scope.names().stream().noneMatch(ESSENTIAL::contains);
    }

    private static boolean isLeftOut(String name, ResponseDirectives directives) {
        return !ESSENTIAL.contains(name)
                && (directives.privately().names(name) || directives.noCache().names(name));
    }

    /** RFC 9110, 7.6.1; but what concerns all recipients must not be named there. */
    private static Set<String> namedByConnection(Fields received) {
        Set<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        named.addAll(received.members(FieldName.CONNECTION));
        named.removeAll(ESSENTIAL);
        return named;
    }

    private static Set<String> names(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }
}
