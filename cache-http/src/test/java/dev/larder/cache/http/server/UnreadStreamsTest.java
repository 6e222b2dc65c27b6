package dev.larder.cache.http.server;

import static dev.larder.cache.http.server.Scripted.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Conditions on responses whose bodies the cache leaves alone. */
@Tag("rfc9110-13.1.2")
class UnreadStreamsTest {

    private final AtomicInteger read = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private Server server;
    private Scripted origin;

    @BeforeEach
    void start() {
        server = Scripted.start();
        origin = server.bean(Scripted.class);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Flux<byte[]> stream() {
        return Flux.just(new byte[] {'s'})
                .doOnNext(bytes -> read.incrementAndGet())
                .doOnCancel(ended::incrementAndGet);
    }

    private InputStream file() {
        return new ByteArrayInputStream(new byte[] {'f'}) {
            @Override
            public void close() {
                ended.incrementAndGet();
            }
        };
    }

    @Test
    void aStreamThatTheClientHasIsCancelledAndNotSent() {
        origin.answers(request -> response(200, stream(), "ETag: \"a\"", "X-Other: 1"));
        Reply same = server.get("/scripted/path/a", "If-None-Match: \"b\", \"a\"");

        assertThat(same.status()).isEqualTo(304);
        assertThat(same.field("etag")).isEqualTo("\"a\"");
        assertThat(same.has("x-other")).isFalse();
        assertThat(same.field("cache-status")).contains("fwd-status=200");
        await().until(() -> ended.get() == 1);
        assertThat(read).hasValue(0);

        assertThat(server.get("/scripted/path/a", "If-None-Match: \"b\"").text()).isEqualTo("s");
        assertThat(server.get("/scripted/path/a").text()).isEqualTo("s");
    }

    @Test
    void anInputStreamThatTheClientHasIsClosedAndNotSent() {
        String modified = "Thu, 01 Jan 2026 10:00:00 GMT";
        origin.answers(request -> response(200, file(), "Last-Modified: " + modified));
        Reply same = server.get("/scripted/path/a", "If-Modified-Since: " + modified);

        assertThat(same.status()).isEqualTo(304);
        await().until(() -> ended.get() == 1);
        assertThat(server.get("/scripted/path/a").text()).isEqualTo("f");
    }

    @Test
    void aStreamWithoutValidatorsOrWithACookieIsSent() {
        origin.answers(request -> response(200, stream()));
        assertThat(server.get("/scripted/path/a", "If-None-Match: \"a\"").text()).isEqualTo("s");
        origin.answers(request -> response(200, stream(), "ETag: \"a\"", "Set-Cookie: a=b"));
        assertThat(server.get("/scripted/path/a", "If-None-Match: \"a\"").text()).isEqualTo("s");
        origin.answers(request -> response(404, stream(), "ETag: \"a\""));
        assertThat(server.get("/scripted/path/a", "If-None-Match: \"a\"").text()).isEqualTo("s");
    }

    @Test
    void aHeadWithAHandlerOfItsOwnIsA304Too() {
        origin.answers(request -> io.micronaut.http.HttpResponse.ok().header("ETag", "\"a\""));
        assertThat(server.head("/scripted/path/a", "If-None-Match: \"a\"").status()).isEqualTo(304);
        assertThat(server.head("/scripted/path/a").status()).isEqualTo(200);
    }
}
