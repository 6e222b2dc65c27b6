package dev.larder.cache.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.annotation.Cached;
import dev.larder.cache.annotation.HttpCache;
import dev.larder.cache.http.CachedResponses;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.CustomHttpMethod;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** POST and QUERY on routes that ask for it: the body is part of the key. */
class BodyKeysTest {

    private static final String JSON = "Content-Type: application/json";
    private static final String TEXT = "Content-Type: text/plain";

    private static Server server;
    private static Routes routes;

    @BeforeAll
    static void start() {
        server = Server.start("body-keys", "larder.http.max-request-body", "1KB");
        routes = server.bean(Routes.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void empty() {
        server.bean(CachedResponses.class).clear();
        routes.calls.set(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "QUERY"})
    @Tag("rfc9110-9.3.3")
    void requestsWithTheSameBodyShareAResponse(String method) {
        Reply first = server.send(method, "/body/find", "{\"text\":\"a\"}", JSON);
        assertThat(first.text()).isEqualTo("a 1");
        assertThat(first.cache()).isEqualTo("MISS");
        Reply other = server.send(method, "/body/find", "{\"text\":\"b\"}", JSON);
        assertThat(other.text()).isEqualTo("b 2");

        Reply again = server.send(method, "/body/find", "{\"text\":\"a\"}", JSON);
        assertThat(again.text()).isEqualTo("a 1");
        assertThat(again.cache()).isEqualTo("HIT");
        assertThat(again.field("Age")).isEqualTo("0");
    }

    @Test
    void theMethodAndTheTypeOfTheBodyAreInTheKeyToo() {
        server.send("POST", "/body/text", "a", TEXT);
        assertThat(server.send("POST", "/body/text", "a", TEXT).cache()).isEqualTo("HIT");
        assertThat(server.send("POST", "/body/text", "a", JSON).cache()).isEqualTo("MISS");
        assertThat(server.send("POST", "/body/text", "a", TEXT, "Content-Encoding: x").cache())
                .isEqualTo("MISS");
        assertThat(server.send("POST", "/body/text?q=1", "a", TEXT).cache()).isEqualTo("HIT");
        assertThat(server.get("/body/text").text()).startsWith("got");
        assertThat(server.get("/body/text").cache()).isEqualTo("HIT");
        assertThat(server.send("POST", "/body/text", "", TEXT).cache()).isEqualTo("MISS");
    }

    @Test
    void aFormIsABodyLikeAnyOther() {
        String form = "Content-Type: application/x-www-form-urlencoded";
        assertThat(server.send("POST", "/body/form", "text=a", form).text()).isEqualTo("a 1");
        assertThat(server.send("POST", "/body/form", "text=b", form).text()).isEqualTo("b 2");
        assertThat(server.send("POST", "/body/form", "text=a", form).cache()).isEqualTo("HIT");
    }

    @Test
    void aBodyThatIsTooLongPassesByAndItsHandlerReadsAllOfIt() {
        String fits = "x".repeat(1024);
        String longer = "x".repeat(1025);
        server.send("POST", "/body/length", fits, TEXT);
        assertThat(server.send("POST", "/body/length", fits, TEXT).cache()).isEqualTo("HIT");

        server.send("POST", "/body/length", longer, TEXT);
        Reply again = server.send("POST", "/body/length", longer, TEXT);
        assertThat(again.cache()).isEqualTo("BYPASS");
        assertThat(again.text()).isEqualTo("1025 3");
    }

    @Test
    void aBodyOfUnknownLengthIsReadAsItComes() throws Exception {
        assertThat(chunked("x".repeat(1024)).body()).isEqualTo("1024 1");
        assertThat(cache(chunked("x".repeat(1024)))).isEqualTo("HIT");
        // However it was sent, it is the same body.
        String host = "Host: localhost:" + server.port();
        assertThat(server.sendPlain("POST", "/body/length", "x".repeat(1024), TEXT, host).cache())
                .isEqualTo("HIT");

        String huge = "x".repeat(300_000);
        assertThat(chunked(huge).body()).isEqualTo("300000 2");
        assertThat(cache(chunked(huge))).isEqualTo("BYPASS");
    }

    private static String cache(HttpResponse<String> response) {
        return response.headers().firstValue("X-Cache").orElse("-");
    }

    /** Without a length, in several parts. */
    private static HttpResponse<String> chunked(String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + server.port() + "/body/length"))
                        .header("Content-Type", "text/plain")
                        .POST(
                                HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(body.getBytes(UTF_8))))
                        .build();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    @Tag("rfc9111-4.4")
    void aPostThatIsDeclaredToReadInvalidatesNothingAndOthersDo() {
        server.get("/body/text");
        server.send("POST", "/body/text", "a", TEXT);
        assertThat(server.get("/body/text").cache()).isEqualTo("HIT");
        assertThat(server.send("POST", "/body/text", "a", TEXT).cache()).isEqualTo("HIT");

        server.send("DELETE", "/body/text", "");
        assertThat(server.get("/body/text").cache()).isEqualTo("MISS");
        assertThat(server.send("POST", "/body/text", "a", TEXT).cache()).isEqualTo("MISS");
    }

    @Test
    void invalidatingByRouteReachesThem() {
        server.send("POST", "/body/length", "a", TEXT);
        server.bean(CachedResponses.class).invalidateRoute(Routes.class, "length");

        assertThat(server.send("POST", "/body/length", "a", TEXT).cache()).isEqualTo("MISS");
    }

    @Test
    void methodsThatARouteDoesNotNameAreNotCached() {
        assertThat(server.send("POST", "/body/plain", "a", TEXT).cache()).isEqualTo("-");
        assertThat(server.send("POST", "/body/plain", "a", TEXT).text()).isEqualTo("plain 2");
        server.get("/body/only-get");
        assertThat(server.get("/body/only-get").cache()).isEqualTo("HIT");
        assertThat(server.head("/body/only-get").has("Age")).isFalse();
    }

    @Test
    void concurrentRequestsWithTheSameBodyRunTheHandlerOnce() {
        routes.gate = new CountDownLatch(1);
        List<Wire> wires = new ArrayList<>();
        long waiting = server.waiters();
        for (int i = 0; i < 5; i++) {
            Wire wire = server.connect();
            wire.send("POST", "/body/slow", "a", TEXT);
            wires.add(wire);
        }
        await().until(() -> server.waiters() == waiting + 4);
        routes.gate.countDown();

        for (Wire wire : wires) {
            assertThat(wire.receive("POST").text()).isEqualTo("a 1");
            wire.close();
        }
    }

    @Serdeable
    record Search(String text) {}

    @Controller("/body")
    @Requires(property = "spec", value = "body-keys")
    static class Routes {

        final AtomicInteger calls = new AtomicInteger();
        volatile CountDownLatch gate = new CountDownLatch(0);

        @Post("/find")
        @Cached(expire = "60s")
        @HttpCache(methods = {"POST", "QUERY"})
        String find(@Body Search search) {
            return search.text() + " " + calls.incrementAndGet();
        }

        @CustomHttpMethod(method = "QUERY", value = "/find")
        @Cached(expire = "60s")
        @HttpCache(methods = "QUERY")
        String query(@Body Search search) {
            return search.text() + " " + calls.incrementAndGet();
        }

        @Post("/text")
        @Consumes({MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON})
        @Cached(expire = "60s")
        @HttpCache(methods = {"GET", "HEAD", "POST"})
        String text(@Nullable @Body String body) {
            return body + " " + calls.incrementAndGet();
        }

        @Get("/text")
        @Cached(expire = "60s")
        String got() {
            return "got " + calls.incrementAndGet();
        }

        @io.micronaut.http.annotation.Delete("/text")
        void delete() {}

        @Post(value = "/form", consumes = MediaType.APPLICATION_FORM_URLENCODED)
        @Cached(expire = "60s")
        @HttpCache(methods = "POST")
        String form(@Body("text") String text) {
            return text + " " + calls.incrementAndGet();
        }

        @Post(value = "/length", consumes = MediaType.TEXT_PLAIN)
        @Cached(expire = "60s")
        @HttpCache(methods = "POST")
        String length(@Body String body) {
            return body.length() + " " + calls.incrementAndGet();
        }

        @Post(value = "/slow", consumes = MediaType.TEXT_PLAIN)
        @ExecuteOn(TaskExecutors.IO)
        @Cached(expire = "60s")
        @HttpCache(methods = "POST")
        String slow(@Body String body) throws InterruptedException {
            int call = calls.incrementAndGet();
            gate.await();
            return body + " " + call;
        }

        @Post(value = "/plain", consumes = MediaType.TEXT_PLAIN)
        @Cached(expire = "60s")
        String plain() {
            return "plain " + calls.incrementAndGet();
        }

        @Get("/only-get")
        @Cached(expire = "60s")
        @HttpCache(methods = "GET")
        String onlyGet() {
            return "got " + calls.incrementAndGet();
        }
    }
}
