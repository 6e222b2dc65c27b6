package dev.larder.cache.http.exchange;

import dev.larder.cache.http.settings.HttpSettings;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.http.body.CloseableByteBody;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

/**
 * What tells the bodies of requests apart, where they are part of the key: the SHA-256 of their
 * bytes, and their type and coding. A body is read as it comes, without a thread that waits, and
 * its handler gets all of it as well.
 */
@Singleton
final class RequestBodies {

    private static final Logger LOG = LoggerFactory.getLogger(RequestBodies.class);
    private static final CompletionStage<Optional<String>> NOTHING =
            CompletableFuture.completedFuture(Optional.empty());

    private final long most;
    private final ServerTraits server;

    RequestBodies(HttpSettings settings, ServerTraits server) {
        this.most = settings.requests().maxBody();
        this.server = server;
    }

    /**
     * What tells the body of a request from others; empty if it is longer than may be read, or
     * breaks off. The stage doesn't fail, and is complete where the body is there already.
     */
    CompletionStage<Optional<String>> told(HttpRequest<?> request) {
        if (!(request instanceof ServerHttpRequest<?> served)
                || served.byteBody().expectedLength().orElse(0) > most) {
            return NOTHING;
        }
        String head =
                request.getMethodName()
                        + ' '
                        + field(request, HttpHeaders.CONTENT_TYPE)
                        + ' '
                        + field(request, HttpHeaders.CONTENT_ENCODING)
                        + ' ';
        CloseableByteBody mine = served.byteBody().split(SplitBackpressureMode.FASTEST);
        return apart(digest(mine))
                .thenApply(digest -> digest.map(head::concat))
                .exceptionally(
                        failure -> {
                            LOG.debug("The body of {} can't be read", request.getPath(), failure);
                            return Optional.empty();
                        });
    }

    /**
     * The stage itself if it is complete. Otherwise what follows begins when the server has told
     * everybody who reads the body of its end: a handler that began to read it in the midst of that
     * would break the connection.
     */
    private <T> CompletionStage<T> apart(CompletableFuture<T> digest) {
        return digest.isDone()
                ? digest
                : digest.handleAsync((read, failure) -> digest, server.continuation())
                        .thenCompose(Function.identity());
    }

    private static String field(HttpRequest<?> request, String name) {
        String value = String.join(",", request.getHeaders().getAll(name));
        return value.length() + ":" + value;
    }

    private CompletableFuture<Optional<String>> digest(CloseableByteBody body) {
        Sum sum = new Sum();
        return Flux.from(body.toByteArrayPublisher())
                .doOnNext(sum::add)
                .takeUntil(part -> sum.length > most)
                .then()
                .toFuture()
                .thenApply(read -> sum.length > most ? Optional.empty() : Optional.of(sum.text()));
    }

    /** What has been read so far. */
    private static final class Sum {

        private final MessageDigest digest = sha256();
        private long length;

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256.", e);
            }
        }

        void add(byte[] part) {
            digest.update(part);
            length += part.length;
        }

        String text() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
