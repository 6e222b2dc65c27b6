package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.client.ProxyHttpClient;
import io.micronaut.http.server.types.files.StreamedFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Responses whose content is not known: streams, and those of handlers that pass HEAD on. */
class UnreadBodiesTest {

    private static final String KNOWN = "If-None-Match: \"u\"";

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start("unread", "larder.http.paths", "/unread/**");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @Tag("rfc9110-9.3.2")
    @ValueSource(strings = {"null", "empty"})
    void aHeadThatIsPassedOnIsNotTakenForAnEmptyGet(String kind) {
        String path = "/unread/passed/" + kind;
        assertThat(server.head(path).cache()).isEqualTo("MISS");
        Reply get = server.get(path);
        assertThat(get.cache()).isEqualTo("MISS");
        assertThat(get.text()).isEqualTo("hello");
        Reply head = server.head(path);
        assertThat(head.cache()).isEqualTo("HIT");
        assertThat(head.field("content-length")).isEqualTo("5");
    }

    @Test
    @Tag("rfc9110-13.1.2")
    void theConditionsOfAHeadThatMissesAreAnswered() {
        Reply known = server.head("/unread/headed", KNOWN);
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.field("etag")).isEqualTo("\"u\"");
        assertThat(server.head("/unread/headed", "If-None-Match: \"v\"").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @Tag("rfc9110-13.1.2")
    @ValueSource(strings = {"flux", "input", "file"})
    void theConditionsOfStreamsAreAnsweredAndTheirSourcesTold(String kind) {
        Routes routes = server.bean(Routes.class);
        routes.released.set(0);
        Reply known = server.get("/unread/" + kind, KNOWN);
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.field("etag")).isEqualTo("\"u\"");
        assertThat(known.field("cache-status")).contains("fwd-status=200");
        await().atMost(Coded.PATIENCE).untilAtomic(routes.released, equalTo(1));
        Reply other = server.get("/unread/" + kind, "If-None-Match: \"v\"");
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.text()).isEqualTo("onetwo");
    }

    @Test
    @Tag("rfc9110-13.1.2")
    void theConditionsOfWhatIsPassedOnUnreadAreAnswered() {
        try (RawOrigin origin = new RawOrigin()) {
            origin.answers(request -> RawOrigin.response("200 OK", "hello", "ETag: \"u\""));
            String target = "/unread/proxied?port=" + origin.url().replaceAll(".*:", "");
            assertThat(server.get(target).text()).isEqualTo("hello");
            Reply known = server.get(target, KNOWN);
            assertThat(known.status()).isEqualTo(304);
            assertThat(known.cache()).isEqualTo("MISS");
            assertThat(server.get(target, "If-None-Match: \"v\"").text()).isEqualTo("hello");
        }
    }

    @Test
    void noStreamIsDroppedForAConditionThatNeedsItsContent() {
        Reply range = server.get("/unread/flux", "Range: bytes=0-1");
        assertThat(range.status()).isEqualTo(200);
        assertThat(range.text()).isEqualTo("onetwo");
        assertThat(server.get("/unread/flux", "If-Match: \"v\"").status()).isEqualTo(200);
    }

    @Controller("/unread")
    @Requires(property = "spec", value = "unread")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    static class Routes {

        final AtomicInteger released = new AtomicInteger();
        private final ProxyHttpClient client;

        Routes(ProxyHttpClient client) {
            this.client = client;
        }

        @Get("/proxied")
        Publisher<MutableHttpResponse<?>> proxied(int port, HttpRequest<?> request) {
            return client.proxy(
                    request.mutate().uri(URI.create("http://127.0.0.1:" + port + "/proxied")));
        }

        @Get("/passed/{kind}")
        HttpResponse<byte[]> passed(String kind, HttpRequest<?> request) {
            boolean head = request.getMethod() == HttpMethod.HEAD;
            MutableHttpResponse<byte[]> response = tagged(HttpResponse.ok());
            return head && kind.equals("null")
                    ? response
                    : response.body(head ? new byte[0] : "hello".getBytes());
        }

        @Head("/headed")
        HttpResponse<?> headed() {
            return tagged(HttpResponse.ok());
        }

        @Get("/flux")
        HttpResponse<Flux<byte[]>> flux() {
            return tagged(
                    HttpResponse.ok(
                            Flux.just("one".getBytes(), "two".getBytes())
                                    .doOnCancel(released::incrementAndGet)));
        }

        @Get("/input")
        HttpResponse<InputStream> input() {
            return tagged(HttpResponse.ok(stream()));
        }

        @Get("/file")
        HttpResponse<StreamedFile> file() {
            return tagged(
                    HttpResponse.ok(
                            new StreamedFile(stream(), MediaType.APPLICATION_OCTET_STREAM_TYPE)));
        }

        private InputStream stream() {
            return new ByteArrayInputStream("onetwo".getBytes()) {
                @Override
                public void close() {
                    released.incrementAndGet();
                }
            };
        }

        private static <T> MutableHttpResponse<T> tagged(MutableHttpResponse<T> response) {
            return response.header("ETag", "\"u\"").header("Cache-Control", "max-age=60");
        }
    }
}
