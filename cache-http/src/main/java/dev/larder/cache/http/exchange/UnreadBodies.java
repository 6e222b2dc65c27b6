package dev.larder.cache.http.exchange;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.http.server.types.files.SystemFile;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.BaseSubscriber;

/**
 * Bodies that nobody has begun to read, where a response is replaced by one without content. Their
 * source is told: a publisher is cancelled, a stream closed.
 */
@Singleton
final class UnreadBodies {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadBodies.class);

    private final ServerTraits server;
    private final ExecutorService blocking;

    UnreadBodies(ServerTraits server, @Named(TaskExecutors.IO) ExecutorService blocking) {
        this.server = server;
        this.blocking = blocking;
    }

    /** Whether the body of a response is of a kind whose source can be told. */
    boolean canBeDropped(Exchange exchange, HttpResponse<?> response) {
        Object body = body(response);
        if (body == null) {
            return exchange.request().getMethod() == HttpMethod.HEAD
                    && response.getClass() == HttpResponse.ok().getClass();
        }
        return body instanceof Publisher<?>
                || body instanceof Closeable
                || body instanceof StreamedFile
                || body instanceof SystemFile;
    }

    private @Nullable Object body(HttpResponse<?> response) {
        Object body = response.body();
        return body == null ? server.passedOn(response) : body;
    }

    /** Tells the source that the body will not be read. */
    void drop(MutableHttpResponse<?> response) {
        Object body = body(response);
        if (body instanceof Publisher<?> publisher) {
            Leaving<Object> leaving = new Leaving<>();
            publisher.subscribe(leaving);
            // Not while it subscribes: some publishers overlook that.
            leaving.cancel();
        } else if (body instanceof Closeable stream) {
            blocking.execute(() -> close(stream));
        } else if (body instanceof StreamedFile file) {
            blocking.execute(() -> close(file.getInputStream()));
        }
    }

    /** Asks for nothing. */
    private static final class Leaving<T> extends BaseSubscriber<T> {

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // Nothing is requested.
        }
    }

    private static void close(Closeable stream) {
        try {
            stream.close();
        } catch (IOException e) {
            LOG.debug("A body that nobody needs can't be closed", e);
        }
    }
}
