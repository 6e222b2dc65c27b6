package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A response that has just been made.
 *
 * @param fields as they would be sent, none left out
 * @param requestTime when its handler was called
 * @param responseTime when it was there
 */
public record OriginResponse(
        int status,
        Fields fields,
        Content content,
        Handling handling,
        Instant requestTime,
        Instant responseTime) {

    /**
     * What is known of the content.
     *
     * @param whole whether all of it is there
     * @param length in bytes; what is there of it
     */
    public record Content(boolean whole, long length) {

        /** A stream, a file, or content that something else will send. */
        public static final Content UNKNOWN = new Content(false, 0);

        /** All of it. */
        public static Content whole(long length) {
            return new Content(true, length);
        }
    }

    /**
     * What became of the call, beside the response.
     *
     * @param failed whether the response stands for an exception
     * @param declined whether handler, condition or policy asked not to store it
     * @param lifetime what the handler set for this call
     * @param limit the longest time that the application lets it live
     * @param author who wrote the field that says what caches may do
     */
    public record Handling(
            boolean failed,
            boolean declined,
            Optional<Duration> lifetime,
            Optional<Duration> limit,
            Author author) {

        /** Without a limit. */
        public Handling(
                boolean failed, boolean declined, Optional<Duration> lifetime, Author author) {
            this(failed, declined, lifetime, Optional.empty(), author);
        }

        /** Where the response itself says what caches may do. */
        public Handling(
                boolean failed,
                boolean declined,
                Optional<Duration> lifetime,
                Optional<Duration> limit) {
            this(failed, declined, lifetime, limit, Author.RESPONSE);
        }

        /** Nothing special. */
        public static final Handling NORMAL = new Handling(false, false, Optional.empty());

        /** Where the response itself says what caches may do. */
        public Handling(boolean failed, boolean declined, Optional<Duration> lifetime) {
            this(failed, declined, lifetime, Author.RESPONSE);
        }

        /** Whether a lifetime is one for others, while the route gives its own. */
        boolean toldToOthers(ResponseDirectives directives) {
            return author != Author.RESPONSE && !directives.targeted();
        }
    }

    /** Who wrote the field that says what caches may do. */
    public enum Author {
        /** The handler, or whoever made the response. */
        RESPONSE,
        /** The route, for caches behind this one: what Cache-Control forbids holds here too. */
        ROUTE,
        /** The same of a route whose key has the user, so that private responses may be kept. */
        ROUTE_FOR_ONE_USER
    }
}
