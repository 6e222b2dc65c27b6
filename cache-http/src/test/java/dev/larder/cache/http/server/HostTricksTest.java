package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.server.util.HttpHostResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What requests say of their host, and what proxies are said to have said of it. */
class HostTricksTest {

    private static final List<String> PROXY_FIELDS =
            List.of(
                    "X-Forwarded-Host: evil.example",
                    "X-Forwarded-Host: evil.example, a.example",
                    "X-Forwarded-Host: evil.example:81",
                    "X-Forwarded-Host: :",
                    "X-Forwarded-Proto: https",
                    "X-Forwarded-Proto: javascript",
                    "X-Forwarded-Port: 444",
                    "X-Forwarded-Prefix: /evil",
                    "Forwarded: host=evil.example",
                    "Forwarded: for=1.2.3.4; proto=https",
                    "Forwarded: for=1.2.3.4;host=\"evil.example\";proto=https",
                    "Forwarded: host=evil.example:x");

    private @Nullable Server running;

    @AfterEach
    void stop() {
        server().close();
    }

    private Server server() {
        return Objects.requireNonNull(running);
    }

    private void start(Object... settings) {
        List<Object> all = new ArrayList<>(List.of("larder.http.paths", "/hosts/proxy/*"));
        all.addAll(List.of(settings));
        running = Server.start("hosts", all.toArray());
    }

    private Reply ask(String target, String... fields) {
        return server().get(target, fields);
    }

    @Test
    @Tag("rfc9111-4")
    void aLinkMadeOfWhatAProxySaidReachesNobodyElse() {
        start();
        for (String path : List.of("/hosts/link", "/hosts/proxy/link")) {
            String own = ask(path, "Host: a.example", "Cache-Control: no-store").text();
            for (String field : PROXY_FIELDS) {
                ask(path, "Host: a.example", field);
            }
            assertThat(ask(path, "Host: a.example").text()).isEqualTo(own);
            assertThat(ask(path, "Host: a.example").cache()).isEqualTo("HIT");
        }
    }

    @Test
    @Tag("rfc9111-4")
    void eachThatAProxySaysIsAnsweredAsItWouldBeWithoutACache() {
        start();
        Map<String, String> wrong = new TreeMap<>();
        for (int round = 0; round < 2; round++) {
            for (String field : PROXY_FIELDS) {
                String own =
                        ask("/hosts/link", "Host: a.example", field, "Cache-Control: no-store")
                                .text();
                String got = ask("/hosts/link", "Host: a.example", field).text();
                if (!got.equals(own)) {
                    wrong.put(field, own + ", but got " + got);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whomARequestWasForwardedForMakesNoNewEntry() {
        start();
        ask("/hosts/link", "Forwarded: for=1.2.3.4;host=a.example");
        Reply other = ask("/hosts/link", "Forwarded: for=5.6.7.8;host=a.example");
        assertThat(other.cache()).isEqualTo("HIT");
        ask("/hosts/link", "X-Forwarded-For: 1.2.3.4");
        assertThat(ask("/hosts/link", "X-Forwarded-For: 5.6.7.8").cache()).isEqualTo("HIT");
    }

    @Test
    void fieldsThatOtherFrameworksTakeTheUrlOrMethodFromChangeNothing() {
        start();
        String own = ask("/hosts/link").text();
        for (String field :
                List.of(
                        "X-Original-URL: /hosts/other",
                        "X-Rewrite-URL: /hosts/other",
                        "X-HTTP-Method-Override: PUT",
                        "X-Method-Override: PUT")) {
            Reply reply = ask("/hosts/link", field);
            assertThat(reply.cache()).as(field).isEqualTo("HIT");
            assertThat(reply.text()).isEqualTo(own);
        }
        assertThat(server().bean(Routes.class).puts).hasValue(0);
    }

    @Test
    @Tag("rfc9111-4")
    void aTargetWithSchemeAndHostIsAnsweredAsItWouldBeWithoutACache() {
        start();
        List<String> targets =
                List.of(
                        "/hosts/link",
                        "http://evil.example/hosts/link",
                        "https://localhost/hosts/link",
                        "javascript://localhost/hosts/link",
                        "//evil.example/hosts/link",
                        "/hosts/proxy/link",
                        "/hosts/proxy/a%2Fb",
                        "http://localhost/hosts/proxy/a%2Fb",
                        "/hosts/proxy/a/b",
                        "/hosts/proxy/q?a=1%26b=2",
                        "http://localhost/hosts/proxy/q?a=1%26b=2",
                        "http://evil.example/hosts/proxy/link",
                        "https://localhost/hosts/proxy/link",
                        "//evil.example/hosts/proxy/link");
        List<String> own = new ArrayList<>();
        targets.forEach(target -> own.add(told(target, "Cache-Control: no-store")));
        for (int round = 0; round < 2; round++) {
            for (int i = targets.size() - 1; i >= 0; i--) {
                assertThat(told(targets.get(i))).as(targets.get(i)).isEqualTo(own.get(i));
            }
        }
    }

    private String told(String target, String... fields) {
        Reply reply = ask(target, fields);
        return reply.status() + " " + (reply.status() == 200 ? reply.text() : "");
    }

    @Test
    @Tag("rfc9111-4")
    void noHostIsAnsweredWithTheLinkOfAnother() {
        start();
        List<String> hosts =
                List.of(
                        "a.example",
                        "a.example.",
                        "a.example:8080",
                        "a.example:443",
                        "a.example:08080",
                        "http://a.example",
                        "a.example/x",
                        "a.example forwarded",
                        "user@a.example",
                        "a.example, b.example",
                        "[::1]",
                        "[::1]:8080",
                        "a..example",
                        "a_b",
                        "a|b",
                        "..",
                        "");
        Map<String, String> wrong = new TreeMap<>();
        for (int round = 0; round < 2; round++) {
            for (String host : hosts) {
                String own = told("/hosts/link", "Host: " + host, "Cache-Control: no-store");
                String got = told("/hosts/link", "Host: " + host);
                if (!got.equals(own)) {
                    wrong.put(host, own + ", but got " + got);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void withHostsNamedNoOtherIsAnsweredFromTheCacheOrStored() {
        start("larder.http.hosts", "a.example");
        ask("/hosts/link", "Host: a.example");
        assertThat(ask("/hosts/link", "Host: a.example").cache()).isEqualTo("HIT");
        assertThat(ask("/hosts/link", "Host: A.EXAMPLE:8080").cache()).isEqualTo("MISS");
        for (String other :
                List.of(
                        "Host: evil.example",
                        "Host: a.example.evil.example",
                        "Host: evil.example:a.example",
                        "Host: user@a.example",
                        "Host: a.example.",
                        "Host: http://a.example",
                        "Host: [a.example]",
                        "X-Forwarded-Host: evil.example",
                        "Forwarded: host=evil.example")) {
            for (int i = 0; i < 2; i++) {
                Reply reply = ask("/hosts/link", other);
                assertThat(reply.cache()).as(other).isEqualTo("BYPASS");
            }
        }
    }

    @Test
    void inventedHostsAndForwardingsTakeNoMoreThanSixtyFourPlaces() {
        start();
        ask("/hosts/link", "Host: a.example");
        for (int i = 0; i < 200; i++) {
            ask("/hosts/link", "Host: h" + i + ".example");
            ask("/hosts/link", "Host: a.example", "X-Forwarded-Proto: p" + i);
        }
        assertThat(ask("/hosts/link", "Host: a.example").cache()).isEqualTo("HIT");
        assertThat(ask("/hosts/link", "Host: new.example").cache()).isEqualTo("BYPASS");
        assertThat(ask("/hosts/link", "Host: a.example", "X-Forwarded-Proto: new").cache())
                .isEqualTo("BYPASS");
        assertThat(server().bean(Routes.class).calls.get()).isGreaterThan(300);
    }

    @Test
    @Tag("rfc9111-4.4")
    void aHostThatIsNoneKeepsNothingFromBeingInvalidated() {
        start();
        for (String host : List.of("a|b", "[", "..", "a b")) {
            ask("/hosts/link", "Host: a.example");
            Reply put = server().send("PUT", "/hosts/link", "", "Host: " + host);
            if (put.status() == 200) {
                assertThat(ask("/hosts/link", "Host: a.example").cache())
                        .as(host)
                        .isEqualTo("MISS");
            } else {
                assertThat(put.status()).as(host).isEqualTo(400);
            }
        }
        assertThat(server().bean(Routes.class).puts).hasPositiveValue();
    }

    @Controller("/hosts")
    @Requires(property = "spec", value = "hosts")
    static class Routes {
        final AtomicInteger calls = new AtomicInteger();
        final AtomicInteger puts = new AtomicInteger();
        private final HttpHostResolver resolver;

        Routes(HttpHostResolver resolver) {
            this.resolver = resolver;
        }

        private String link(HttpRequest<?> request) {
            calls.incrementAndGet();
            String host;
            try {
                host = resolver.resolve(request);
            } catch (RuntimeException e) {
                host = e.getClass().getSimpleName();
            }
            return host
                    + " "
                    + request.getHeaders().get("X-Forwarded-Proto")
                    + " "
                    + request.getHeaders().get("X-Forwarded-Prefix")
                    + " "
                    + request.isSecure();
        }

        @Get("/link")
        @Cached(expire = "60s")
        String cached() {
            return link(
                    io.micronaut.http.context.ServerRequestContext.currentRequest().orElseThrow());
        }

        @Put("/link")
        String put() {
            puts.incrementAndGet();
            return "put";
        }

        @Get("/proxy/{+rest}")
        HttpResponse<String> proxy(HttpRequest<?> request) {
            return HttpResponse.ok(link(request) + " " + request.getUri())
                    .header("Cache-Control", "max-age=60");
        }
    }
}
