package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.field.FieldLookup;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.RequestDirectives;

/**
 * What caching has to know of a request.
 *
 * @param personal whether it tells who asks: by Authorization, a principal or a session
 */
public record ClientRequest(
        String method, FieldLookup fields, RequestDirectives directives, boolean personal) {

    /**
     * A request.
     *
     * @param identified whether a principal or a session belongs to it
     */
    public static ClientRequest of(String method, FieldLookup fields, boolean identified) {
        return new ClientRequest(
                method,
                fields,
                RequestDirectives.of(fields),
                identified || fields.contains(FieldName.AUTHORIZATION));
    }

    /** The same as if it said nothing about caching. */
    public ClientRequest withoutDirectives() {
        return new ClientRequest(method, fields, RequestDirectives.NONE, personal);
    }

    /** Whether it opens a WebSocket, which no stored response can answer. */
    boolean opensWebSocket() {
        return fields.members(FieldName.UPGRADE).stream().anyMatch("websocket"::equalsIgnoreCase);
    }

    /** Whether it has content, by what its fields say. */
    boolean hasContent() {
        return fields.contains(FieldName.TRANSFER_ENCODING)
                || fields.values(FieldName.CONTENT_LENGTH).stream().anyMatch(n -> !n.equals("0"));
    }
}
