package dev.larder.cache.http.exchange;

import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpResponse;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.BaseSubscriber;

/** Responses that nobody will read: what stands behind their bodies is told so. */
final class Unread {

    private static final Logger LOG = LoggerFactory.getLogger(Unread.class);

    /** Wants nothing, so that a connection behind the publisher is given back. */
    private static final class Nobody extends BaseSubscriber<Object> {

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.cancel();
        }
    }

    private Unread() {}

    /** Whether a response can be dropped without leaving anything open. */
    static boolean canBeDropped(HttpResponse<?> response) {
        Object body = response.body();
        if (response instanceof ByteBodyHttpResponse) {
            return false;
        }
        return body == null
                ? response.getClass() == HttpResponse.ok().getClass()
                : body instanceof Publisher
                        || body instanceof InputStream
                        || body instanceof Reader;
    }

    /** Drops it. */
    static void drop(HttpResponse<?> response) {
        Object body = response.body();
        if (body instanceof Publisher<?> publisher) {
            publisher.subscribe(new Nobody());
        } else if (body instanceof Closeable stream) {
            try {
                stream.close();
            } catch (IOException e) {
                LOG.debug("The body of a response that nobody needs can't be closed", e);
            }
        }
    }
}
