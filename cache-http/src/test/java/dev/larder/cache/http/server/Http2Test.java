package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.http.server.util.HttpHostResolver;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What HTTP/2 and TLS have that HTTP/1.1 has not, on a server that speaks all of them. */
class Http2Test {

    private Server server;

    @BeforeEach
    void start() {
        Protocol.use(Protocol.H2);
        try {
            server = Server.start("http2", "larder.http.paths", "/http2/proxy/*");
        } finally {
            Protocol.use(Protocol.HTTP_1);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Reply plain(String target, String... fields) {
        return server.sendPlain("GET", target, "", fields);
    }

    @Test
    @Tag("rfc9111-4")
    void theAuthorityOfARequestIsItsHost() {
        server.get("/http2", "Host: a.example");
        assertThat(server.get("/http2", "Host: A.example:443").cache()).isEqualTo("HIT");
        assertThat(server.get("/http2", "Host: b.example").cache()).isEqualTo("MISS");
    }

    @Test
    @Tag("rfc9111-4")
    void whatTlsCarriesIsNotAnsweredWithWhatIsPlain() {
        for (String path : List.of("/http2", "/http2/proxy/x")) {
            String secure = server.get(path, "Host: a.example").text();
            String plain = plain(path, "Host: a.example").text();
            assertThat(plain).as(path).isNotEqualTo(secure);
            assertThat(server.get(path, "Host: a.example").text()).isEqualTo(secure);
            assertThat(server.get(path, "Host: a.example").cache()).isEqualTo("HIT");
            assertThat(plain(path, "Host: a.example").text()).isEqualTo(plain);
            assertThat(plain(path, "Host: a.example").cache()).isEqualTo("HIT");
        }
    }

    @Test
    @Tag("rfc9111-4")
    void whatAProxySaysCountsHereToo() {
        String own = server.get("/http2").text();
        for (String field : List.of("X-Forwarded-Host: evil.example", "X-Forwarded-Proto: http")) {
            assertThat(server.get("/http2", field).cache()).as(field).isEqualTo("MISS");
        }
        assertThat(server.get("/http2").text()).isEqualTo(own);
    }

    @Test
    @Tag("rfc9110-9.3.1")
    void contentWithoutALengthIsSeenHereToo() {
        Reply sent = server.send("GET", "/http2/proxy/body", "evil");
        assertThat(sent.cache()).isEqualTo("BYPASS");
        assertThat(server.get("/http2/proxy/body").cache()).isEqualTo("MISS");
    }

    @Test
    @Tag("rfc9111-3.1")
    void whatBelongsToAConnectionIsNeitherStoredNorSent() {
        for (int i = 0; i < 2; i++) {
            Reply reply = server.get("/http2/proxy/hop");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.fields()).doesNotContainKeys("connection", "x-hop");
        }
        assertThat(plain("/http2/proxy/hop").has("x-hop")).isTrue();
        assertThat(plain("/http2/proxy/hop").has("x-hop")).isFalse();
    }

    @Controller("/http2")
    @Requires(property = "spec", value = "http2")
    static class Routes {
        private final HttpHostResolver resolver;

        Routes(HttpHostResolver resolver) {
            this.resolver = resolver;
        }

        private String link(HttpRequest<?> request) {
            return resolver.resolve(request) + " " + request.isSecure();
        }

        @Get
        @Cached(expire = "60s")
        String cached() {
            return link(ServerRequestContext.currentRequest().orElseThrow());
        }

        @Get("/proxy/{+rest}")
        HttpResponse<String> proxy(HttpRequest<?> request, String rest) {
            var response = HttpResponse.ok(link(request)).header("Cache-Control", "max-age=60");
            return rest.equals("hop")
                    ? response.header("Connection", "X-Hop").header("X-Hop", "1")
                    : response;
        }
    }
}
