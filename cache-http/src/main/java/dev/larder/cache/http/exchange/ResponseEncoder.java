package dev.larder.cache.http.exchange;

import io.micronaut.core.type.Argument;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.MediaTypeProvider;
import io.micronaut.http.body.MessageBodyHandlerRegistry;
import io.micronaut.http.body.MessageBodyWriter;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.server.RouteExecutor;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Encodes the body of a response as the server would after all filters. */
@Singleton
final class ResponseEncoder {

    private final MessageBodyHandlerRegistry registry;
    private final RouteExecutor routes;

    ResponseEncoder(MessageBodyHandlerRegistry registry, RouteExecutor routes) {
        this.registry = registry;
        this.routes = routes;
    }

    /** How a body is written. */
    record Encoding(MessageBodyWriter<Object> writer, Argument<Object> type, MediaType mediaType) {}

    /** How the server would write the body. */
    Encoding encodingOf(HttpRequest<?> request, MutableHttpResponse<?> response, Object body) {
        RouteInfo<?> route = RouteAttributes.getRouteInfo(response).orElse(null);
        MediaType mediaType =
                response.getContentType().orElseGet(() -> mediaType(request, route, body));
        Argument<Object> type = type(route, body);
        MessageBodyWriter<Object> writer = writer(response);
        if (writer == null) {
            writer = registry.findWriter(type, List.of(mediaType)).orElse(null);
        }
        if (writer != null && type.isInstance(body) && writer.isWriteable(type, mediaType)) {
            return new Encoding(writer, type, mediaType);
        }
        Argument<Object> actual = Argument.ofInstance(body);
        return new Encoding(registry.getWriter(actual, List.of(mediaType)), actual, mediaType);
    }

    @SuppressWarnings("unchecked")
    private static Argument<Object> type(@Nullable RouteInfo<?> route, Object body) {
        return route == null
                ? Argument.of((Class<Object>) body.getClass())
                : (Argument<Object>) route.getResponseBodyType();
    }

    @SuppressWarnings("unchecked")
    private static @Nullable MessageBodyWriter<Object> writer(MutableHttpResponse<?> response) {
        return ((MutableHttpResponse<Object>) response).getBodyWriter().orElse(null);
    }

    private MediaType mediaType(HttpRequest<?> request, @Nullable RouteInfo<?> route, Object body) {
        if (body instanceof MediaTypeProvider provider) {
            return provider.getMediaType();
        }
        return route == null
                ? MediaType.APPLICATION_JSON_TYPE
                : routes.resolveDefaultResponseContentType(request, route);
    }

    /** Writes the body. The writer may add fields to the response: it is asked once. */
    @SuppressWarnings("unchecked")
    static ByteBodyHttpResponse<?> encode(
            ServerHttpRequest<?> request,
            MutableHttpResponse<?> response,
            Encoding encoding,
            Object body) {
        return ResponseBodyWriter.wrap(encoding.writer())
                .write(
                        request.byteBodyFactory(),
                        request,
                        (MutableHttpResponse<Object>) response,
                        encoding.type(),
                        encoding.mediaType(),
                        body);
    }
}
