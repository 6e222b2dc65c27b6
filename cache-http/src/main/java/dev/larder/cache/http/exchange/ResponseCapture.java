package dev.larder.cache.http.exchange;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.core.io.buffer.ReferenceCounted;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.AvailableByteBody;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.server.types.CustomizableResponseType;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Schedulers;

/**
 * Takes the bytes of a response's body. Streams, server-sent events, files and what is not ours to
 * read are left as they are. Its stage doesn't fail: what can't be encoded is left too, and the
 * server fails with it as it would without a cache.
 */
@Singleton
final class ResponseCapture {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseCapture.class);

    private final ResponseEncoder encoder;
    private final Replies replies;
    private final ServerTraits server;
    private final ExecutorService blocking;

    ResponseCapture(
            ResponseEncoder encoder,
            Replies replies,
            ServerTraits server,
            @Named(TaskExecutors.IO) ExecutorService blocking) {
        this.encoder = encoder;
        this.replies = replies;
        this.server = server;
        this.blocking = blocking;
    }

    /** The body; from then on the response has it as bytes. */
    CompletionStage<Captured> of(HttpRequest<?> request, MutableHttpResponse<?> response) {
        boolean head = request.getMethod() == HttpMethod.HEAD;
        Object body = response.body();
        if (head) {
            if (body != null) {
                // Made for HEAD, such as a view of no model: GET would get another one.
                return done(Captured.unknown(null));
            }
            body = RouteAttributes.getHeadBody(response).orElse(null);
        }
        if (body == null) {
            return done(isEmpty(request, response) ? Captured.empty() : Captured.unknown(null));
        }
        if (!(request instanceof ServerHttpRequest<?> served)
                || isLeftAlone(body)
                || !HeadHandler.givesContentOfGet(request)) {
            return done(Captured.unknown(body));
        }
        return encoded(served, response, body);
    }

    /** Whether a response can be dropped: it holds nothing that has to be read to its end. */
    boolean isReplaceable(MutableHttpResponse<?> response) {
        Object body = response.body();
        return body == null
                ? response.getClass() == HttpResponse.ok().getClass()
                        && !(response instanceof ByteBodyHttpResponse)
                : !isLeftAlone(body);
    }

    /**
     * Whether a response without a body object has no body: a response of another kind than the
     * server's own may keep it elsewhere, and that to HEAD may say nothing of the one to GET.
     */
    private static boolean isEmpty(HttpRequest<?> request, MutableHttpResponse<?> response) {
        boolean ordinary = response.getClass() == HttpResponse.ok().getClass();
        return ordinary
                && !(response instanceof ByteBodyHttpResponse)
                && HeadHandler.givesNoneForGet(request);
    }

    private boolean isLeftAlone(Object body) {
        return Publishers.isConvertibleToPublisher(body)
                || body instanceof CustomizableResponseType
                || body instanceof InputStream
                || body instanceof Reader
                || body instanceof File
                || body instanceof ByteBody
                || body instanceof ByteBuffer<?>
                || body instanceof ReferenceCounted
                || server.isReadOnce(body);
    }

    private CompletionStage<Captured> encoded(
            ServerHttpRequest<?> request, MutableHttpResponse<?> response, Object body) {
        ResponseEncoder.Encoding encoding;
        try {
            encoding = encoder.encodingOf(request, response, body);
        } catch (RuntimeException e) {
            return done(failed(request, body, e));
        }
        if (encoding.writer().isBlocking() && Schedulers.isInNonBlockingThread()) {
            return CompletableFuture.supplyAsync(
                    () -> encode(request, response, encoding, body), blocking);
        }
        return done(encode(request, response, encoding, body));
    }

    private Captured encode(
            ServerHttpRequest<?> request,
            MutableHttpResponse<?> response,
            ResponseEncoder.Encoding encoding,
            Object body) {
        try {
            int status = response.code();
            ByteBodyHttpResponse<?> encoded =
                    ResponseEncoder.encode(request, response, encoding, body);
            byte[] bytes = bytes(encoded);
            if (bytes == null || encoded.code() != status) {
                response.body(encoded.byteBody());
                return Captured.unknown(body);
            }
            if (bytes.length == 0 && !HeadHandler.givesNoneForGet(request)) {
                return Captured.unknown(body);
            }
            if (request.getMethod() != HttpMethod.HEAD) {
                replies.withBody(response, bytes);
            }
            return new Captured(bytes, body);
        } catch (RuntimeException e) {
            return failed(request, body, e);
        }
    }

    private static byte @Nullable [] bytes(ByteBodyHttpResponse<?> encoded) {
        return encoded.byteBody() instanceof AvailableByteBody whole ? whole.toByteArray() : null;
    }

    private static Captured failed(HttpRequest<?> request, Object body, RuntimeException e) {
        LOG.debug("The response to {} can't be encoded", request.getPath(), e);
        return Captured.unknown(body);
    }

    private static CompletionStage<Captured> done(Captured captured) {
        return CompletableFuture.completedFuture(captured);
    }
}
