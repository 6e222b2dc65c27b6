package dev.larder.cache.http.exchange;

import io.micronaut.http.HttpResponse;
import java.io.Closeable;
import java.io.IOException;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

/** Content of a response that is a stream, and that nobody is going to read. */
final class UnreadContent {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadContent.class);

    private UnreadContent() {}

    /**
     * Whether it can be told to end. Files are not meant: the server answers conditions on them
     * itself.
     */
    static boolean canEnd(HttpResponse<?> response) {
        Object body = response.body();
        return body == null
                ? response.getClass() == HttpResponse.ok().getClass()
                : body instanceof Publisher<?> || body instanceof Closeable;
    }

    /** Ends it, so that what it comes from is free again. */
    static void end(HttpResponse<?> response) {
        Object body = response.body();
        if (body instanceof Publisher<?> stream) {
            Flux.from(stream).subscribe(new Cancelling());
        } else if (body instanceof Closeable open) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.debug("A stream that nobody reads can't be closed", e);
            }
        }
    }

    private static final class Cancelling extends BaseSubscriber<Object> {

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.cancel();
        }
    }
}
