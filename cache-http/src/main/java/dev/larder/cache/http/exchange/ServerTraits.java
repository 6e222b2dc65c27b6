package dev.larder.cache.http.exchange;

import io.micronaut.core.annotation.Internal;
import io.micronaut.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** What depends on the HTTP server that the application runs on. A bean. */
@Internal
public interface ServerTraits {

    /** Where requests go on that had to wait: never a driver's thread. */
    Executor continuation();

    /**
     * Whether the server compresses such a body for clients that accept it, after all filters.
     *
     * @param length in bytes
     */
    boolean compresses(String contentType, long length);

    /**
     * Whether a client accepts a coding that the server compresses with.
     *
     * @param lines of its Accept-Encoding
     */
    boolean acceptsCompressed(List<String> lines);

    /** The form of a name or a value of a field that is cheapest to send. */
    CharSequence text(String text);

    /**
     * The content of a response that a client's answer is passed on as; null if it is no such one.
     */
    @Nullable Publisher<?> passedOn(HttpResponse<?> response);

    /** Whether a body is one that can be read once only. */
    boolean isReadOnce(Object body);
}
