package dev.larder.cache.http.server;

import static dev.larder.cache.http.server.RawOrigin.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.CustomHttpMethod;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.client.exceptions.HttpClientException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A reverse proxy of plain controllers, cached by the fields of its origin and nothing else. */
class ReverseProxyTest {

    private static final Duration LATER = Duration.ofSeconds(61);

    private RawOrigin origin;
    private Server server;

    @BeforeEach
    void start() {
        origin = new RawOrigin();
        origin.answers(request -> response("200 OK", "hello", "Cache-Control: max-age=60"));
        server =
                Server.start(
                        "reverse-proxy",
                        "larder.http.paths",
                        "/**",
                        "origin",
                        origin.url(),
                        "micronaut.http.services.origin.url",
                        origin.url(),
                        "micronaut.http.services.origin.pool.enabled",
                        false,
                        "micronaut.http.services.origin.exception-on-error-status",
                        false,
                        "micronaut.http.services.origin.follow-redirects",
                        false,
                        "micronaut.server.netty.compression-threshold",
                        -1);
    }

    @AfterEach
    void stop() {
        server.close();
        origin.close();
    }

    @Test
    @Tag("rfc9111-3")
    void aResponseIsStoredByTheFieldsOfItsOrigin() {
        Reply miss = server.get("/a/b?c=d");
        Reply hit = server.get("/a/b?c=d");

        assertThat(miss.cache()).isEqualTo("MISS");
        assertThat(hit.cache()).isEqualTo("HIT");
        assertThat(hit.text()).isEqualTo("hello");
        assertThat(hit.has("etag")).isFalse();
        assertThat(hit.has("vary")).isFalse();
        assertThat(origin.requests()).hasSize(1);
    }

    @Test
    @Tag("rfc9111-3.1")
    void fieldsKeepTheirLinesAndThoseOfTheConnectionGo() {
        origin.answers(
                request ->
                        response(
                                "200 OK",
                                "x",
                                "Cache-Control: max-age=60",
                                "X-Two: 1",
                                "X-Two: 2",
                                "X-Hop: 3",
                                "Connection: X-Hop"));
        server.get("/fields");
        Reply hit = server.get("/fields");

        assertThat(hit.all("x-two")).containsExactly("1", "2");
        assertThat(hit.has("x-hop")).isFalse();
    }

    @Test
    @Tag("rfc9111-4.3.1")
    void theOriginIsAskedWhetherItsResponseHolds() {
        origin.answers(
                request ->
                        request.toLowerCase(Locale.ROOT).contains("if-none-match: \"v1\"")
                                ? response("304 Not Modified", "", "ETag: \"v1\"", "X-New: yes")
                                : response(
                                        "200 OK",
                                        "hello",
                                        "ETag: \"v1\"",
                                        "Cache-Control: max-age=60"));
        server.get("/validated");
        server.pass(LATER);
        Reply again = server.get("/validated");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.cache()).isEqualTo("REVALIDATED");
        assertThat(again.text()).isEqualTo("hello");
        assertThat(again.field("x-new")).isEqualTo("yes");
        assertThat(server.get("/validated").cache()).isEqualTo("HIT");
        assertThat(origin.requests()).hasSize(2);
    }

    @Test
    @Tag("rfc9111-4.2.4")
    void whatIsStoredStandsInForAnOriginThatCannotBeReached() {
        server.get("/stale");
        server.pass(LATER);
        origin.answers(request -> "");
        Reply stale = server.get("/stale");

        assertThat(stale.status()).isEqualTo(200);
        assertThat(stale.cache()).isEqualTo("STALE");
        assertThat(stale.text()).isEqualTo("hello");
        assertThat(server.get("/never-seen").status()).isEqualTo(502);
    }

    @Test
    @Tag("rfc9111-4.2.3")
    void theAgeThatTheOriginStatesCounts() {
        origin.answers(
                request -> response("200 OK", "old", "Cache-Control: max-age=60", "Age: 50"));
        server.get("/aged");
        assertThat(Integer.parseInt(server.get("/aged").field("age"))).isBetween(50, 55);
        server.pass(Duration.ofSeconds(11));
        assertThat(server.get("/aged").cache()).isEqualTo("MISS");
    }

    @Test
    @Tag("rfc9111-4.4")
    void unsafeMethodsInvalidateOnesThatNobodyKnowsToo() {
        for (String method : new String[] {"POST", "M-SEARCH"}) {
            server.get("/changed");
            assertThat(server.get("/changed").cache()).isEqualTo("HIT");
            assertThat(server.send(method, "/changed", "").status()).isEqualTo(200);
            assertThat(server.get("/changed").cache()).as(method).isEqualTo("MISS");
        }
    }

    @Test
    @Tag("rfc9111-3.3")
    void aResponseThatIsCutOffIsNotStored() {
        origin.answers(
                request ->
                        "HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\nContent-Length: 10\r\n\r\nhalf");
        assertThat(server.get("/cut").status()).isEqualTo(502);
        origin.answers(request -> response("200 OK", "whole", "Cache-Control: max-age=60"));
        assertThat(server.get("/cut").text()).isEqualTo("whole");
    }

    @Test
    void aStreamPassesAndIsNeverStored() {
        for (int i = 0; i < 2; i++) {
            Reply reply = server.get("/stream");

            assertThat(reply.text()).isEqualTo("onetwo");
            assertThat(reply.cache()).isEqualTo("MISS");
        }
    }

    @Test
    @Tag("rfc9110-9.3.2")
    void headIsAnsweredByWhatGetLeft() {
        server.get("/headed");
        Reply head = server.head("/headed");

        assertThat(head.cache()).isEqualTo("HIT");
        assertThat(head.field("content-length")).isEqualTo("5");
    }

    @Controller
    @Requires(property = "spec", value = "reverse-proxy")
    static class Proxy {

        private static final Set<String> OF_CONNECTION =
                Set.of(
                        "keep-alive",
                        "transfer-encoding",
                        "te",
                        "trailer",
                        "content-length",
                        "host");

        private final HttpClient client;
        private final String origin;

        Proxy(@Client(id = "origin") HttpClient client, @Value("${origin}") String origin) {
            this.client = client;
            this.origin = origin;
        }

        @Get(value = "/{+path:.*}", headRoute = false)
        Mono<MutableHttpResponse<?>> get(HttpRequest<?> request) {
            return forward(request, null);
        }

        @Head("/{+path:.*}")
        Mono<MutableHttpResponse<?>> head(HttpRequest<?> request) {
            return forward(request, null);
        }

        @Post(value = "/{+path:.*}", consumes = MediaType.ALL)
        Mono<MutableHttpResponse<?>> post(HttpRequest<?> request, @Nullable @Body byte[] body) {
            return forward(request, body);
        }

        @CustomHttpMethod(method = "M-SEARCH", value = "/{+path:.*}")
        Mono<MutableHttpResponse<?>> search(HttpRequest<?> request) {
            return forward(request, null);
        }

        @Get("/stream")
        MutableHttpResponse<Flux<byte[]>> stream() {
            return HttpResponse.ok(Flux.just("one".getBytes(), "two".getBytes()))
                    .contentType(MediaType.APPLICATION_OCTET_STREAM)
                    .header("Cache-Control", "max-age=60");
        }

        private Mono<MutableHttpResponse<?>> forward(
                HttpRequest<?> request, byte @Nullable [] body) {
            MutableHttpRequest<Object> out =
                    HttpRequest.create(
                            request.getMethod(),
                            origin + request.getUri(),
                            request.getMethodName());
            request.getHeaders()
                    .forEach(
                            (name, values) -> {
                                if (!OF_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                                    values.forEach(value -> out.header(name, value));
                                }
                            });
            if (body != null) {
                out.body(body);
            }
            return Mono.from(client.exchange(out, Argument.of(byte[].class)))
                    .<MutableHttpResponse<?>>map(Proxy::back)
                    .onErrorResume(
                            HttpClientException.class,
                            e -> Mono.just(HttpResponse.status(HttpStatus.BAD_GATEWAY)));
        }

        private static MutableHttpResponse<?> back(HttpResponse<byte[]> response) {
            MutableHttpResponse<byte[]> out =
                    response.code() == 304
                            ? HttpResponse.notModified()
                            : HttpResponse.<byte[]>ok().status(response.code(), response.reason());
            response.getHeaders()
                    .forEach(
                            (name, values) -> {
                                if (!OF_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                                    values.forEach(value -> out.getHeaders().add(name, value));
                                }
                            });
            response.getBody(byte[].class).filter(bytes -> bytes.length > 0).ifPresent(out::body);
            return out;
        }
    }
}
