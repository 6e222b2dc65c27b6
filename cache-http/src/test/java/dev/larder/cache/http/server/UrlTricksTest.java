package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * URLs written in tricky ways: handlers that say what they got never answer for one another. All
 * targets share one cache, so each is checked against each.
 */
@Tag("rfc9111-4")
@Tag("once")
class UrlTricksTest {

    private static final List<String> SEGMENTS =
            List.of(
                    "x",
                    "X",
                    "%78",
                    "%58",
                    "x%20",
                    "x+",
                    "x%2B",
                    "x%2b",
                    "a+b",
                    "a%2Bb",
                    "a%20b",
                    "a%2520b",
                    "a%252Bb",
                    "a/b",
                    "a%2Fb",
                    "a%2fb",
                    "a%252Fb",
                    "a//b",
                    "a///b",
                    "a/./b",
                    "a/%2e/b",
                    "a/../b",
                    "a/%2e%2e/b",
                    "a/%2E./b",
                    "b",
                    "b/",
                    "b//",
                    "b///",
                    "b////",
                    "b/%2F",
                    "b%2F",
                    "b;v=1",
                    "b;v=2",
                    "b%3Bv=1",
                    "b;",
                    "b%3B",
                    "b;/c",
                    "b.css",
                    "b%2Ecss",
                    "b%00",
                    "b%00.css",
                    "b%0A",
                    "b%0d%0aX-Evil:%201",
                    "b%3Fq=1",
                    "b%23f",
                    "b%5Cc",
                    "b:c",
                    "b%3Ac",
                    "b@c",
                    "b*",
                    "b%2A",
                    "b&c=1",
                    "b%26c=1",
                    "b=1",
                    "b%3D1",
                    "b~",
                    "b%7E",
                    "b'",
                    "b%27",
                    "b(c)",
                    "b,c",
                    "b%2Cc",
                    "b$",
                    "b!",
                    "%C3%A9",
                    "%c3%a9",
                    "e%CC%81",
                    "%E9",
                    "%FF",
                    "%C0%AF",
                    "%EF%BC%8F",
                    "%u0041",
                    "%",
                    "%4",
                    "%zz",
                    "%25",
                    "%2525",
                    "%7Bx%7D",
                    "-",
                    "1:x;",
                    "y".repeat(3000),
                    "y".repeat(3001));

    private static final List<String> QUERIES =
            List.of(
                    "",
                    "?",
                    "?a",
                    "?a=",
                    "?a=1",
                    "?A=1",
                    "?a=01",
                    "?a=1&",
                    "?&a=1",
                    "?a=1&b=2",
                    "?b=2&a=1",
                    "?a=1;b=2",
                    "?b=2;a=1",
                    "?a=1%3Bb=2",
                    "?a=1%26b=2",
                    "?a=1%26b%3D2",
                    "?a%3D1=b",
                    "?a=1&a=2",
                    "?a=2&a=1",
                    "?a=1,2",
                    "?a=1%2C2",
                    "?a[]=1",
                    "?a%5B%5D=1",
                    "?a.b=1",
                    "?a=1+2",
                    "?a=1%202",
                    "?a=1%2B2",
                    "?a=%31",
                    "?%61=1",
                    "?a=1?b=2",
                    "?a==1",
                    "?a=1=2",
                    "?=1",
                    "?a=%C3%A9",
                    "?a=%c3%a9",
                    "?a=e%CC%81",
                    "?a=%FF",
                    "?a=%00",
                    "?a=%0d%0aX-Evil:%201",
                    "?a=%3Cscript%3E",
                    "?a=<script>",
                    "?a=%253Cscript%253E",
                    "?a=1#b",
                    "?a=1%23b",
                    "?a=%zz",
                    "?a=1&utm_x=1",
                    "?a=1&utm_x=2",
                    "?utm_x=1;a=2",
                    "?utm_x=1%3Ba=2",
                    "?utm_x=1&a[]=2",
                    "?utm_x",
                    "?%75tm_x=5",
                    "?a=1&b=2&c=3",
                    "?c=3&a=1&b=2",
                    "?a=" + "y".repeat(3000));

    private Server server;
    private @Nullable Wire wire;

    @BeforeEach
    void start() {
        server =
                Server.start(
                        "tricks",
                        "larder.http.paths",
                        "/proxy/*",
                        "larder.http.ignore-query",
                        "utm_*");
    }

    @AfterEach
    void stop() {
        if (wire != null) {
            wire.close();
        }
        server.close();
    }

    private static Set<String> targets(List<String> routes, List<String> more) {
        Set<String> targets = new LinkedHashSet<>();
        routes.forEach(route -> more.forEach(end -> targets.add(route + end)));
        return targets;
    }

    /** Asks for each target three times: past the cache, then twice as everybody does. */
    private Map<String, String> wrong(Set<String> targets) {
        Map<String, String> own = new LinkedHashMap<>();
        targets.forEach(target -> own.put(target, told(ask(target, "Cache-Control: no-store"))));
        Map<String, String> wrong = new LinkedHashMap<>();
        for (int round = 0; round < 2; round++) {
            own.forEach(
                    (target, expected) -> {
                        String got = told(ask(target));
                        if (!got.equals(expected)) {
                            wrong.put(target, expected + ", but got " + got);
                        }
                    });
        }
        return wrong;
    }

    /** On one connection as long as the server keeps it. */
    private Reply ask(String target, String... fields) {
        Wire open = wire == null ? server.connect() : wire;
        Reply reply = open.ask("GET", target, fields);
        boolean ends = reply.all("connection").contains("close") || reply.status() >= 400;
        if (ends) {
            open.close();
        }
        wire = ends ? null : open;
        return reply;
    }

    private static String told(Reply reply) {
        return reply.status() == 200 ? "200 " + reply.text() : String.valueOf(reply.status());
    }

    @Test
    void noPathIsAnsweredWithTheResponseOfAnother() {
        Set<String> targets =
                targets(
                        List.of("/one/", "/rest/", "/two/x/", "/request/", "/proxy/", "/keyed/"),
                        SEGMENTS);
        assertThat(wrong(targets)).isEmpty();
    }

    @Test
    void noQueryIsAnsweredWithTheResponseOfAnother() {
        Set<String> targets =
                targets(List.of("/query", "/list", "/map", "/whole", "/proxy/counting"), QUERIES);
        assertThat(wrong(targets)).isEmpty();
    }

    @Test
    void ofPathsAndWholeRequestsEveryLetterOfTheQueryCountsButWhatIsIgnored() {
        List<String> unignored =
                QUERIES.stream().filter(q -> !q.matches(".*(utm|%75tm).*")).toList();
        assertThat(wrong(targets(List.of("/proxy/q", "/request/q"), unignored))).isEmpty();
    }

    @Controller
    @Requires(property = "spec", value = "tricks")
    static class Echo {

        @Get("/one/{id}")
        @Cached(expire = "60s")
        String one(String id) {
            return "one " + id;
        }

        @Get("/rest/{+rest}")
        @Cached(expire = "60s")
        String rest(String rest) {
            return "rest " + rest;
        }

        @Get("/two/{a}/{b}")
        @Cached(expire = "60s")
        String two(String a, String b) {
            return "two " + a + " | " + b;
        }

        @Get("/keyed/{+id}")
        @Cached(namespace = "tricks", key = "id", expire = "60s")
        String keyed(String id) {
            return "keyed " + id;
        }

        @Get("/request/{+rest}")
        @Cached(expire = "60s")
        String request(HttpRequest<?> request) {
            return "request " + request.getUri();
        }

        @Get("/proxy/{+rest}")
        HttpResponse<String> proxy(HttpRequest<?> request) {
            return HttpResponse.ok("proxy " + request.getUri())
                    .header("Cache-Control", "max-age=60");
        }

        @Get("/query{?a,b}")
        @Cached(expire = "60s")
        String query(Optional<String> a, @Nullable String b) {
            return "query " + a + " | " + b;
        }

        @Get("/list{?a*}")
        @Cached(expire = "60s")
        String list(@Nullable @QueryValue List<String> a) {
            return "list " + a;
        }

        @Get("/map{?values*}")
        @Cached(expire = "60s")
        String map(@Nullable Map<String, Object> values) {
            Map<String, Object> counting = new TreeMap<>(values == null ? Map.of() : values);
            counting.keySet().removeIf(name -> name.startsWith("utm_"));
            return "map " + counting;
        }

        @Get("/proxy/counting")
        HttpResponse<String> counting(HttpRequest<?> request) {
            return HttpResponse.ok(whole(request.getParameters()))
                    .header("Cache-Control", "max-age=60");
        }

        @Get("/whole")
        @Cached(expire = "60s")
        String whole(io.micronaut.http.HttpParameters parameters) {
            Map<String, List<String>> counting = new TreeMap<>();
            for (String name : parameters.names()) {
                if (!name.startsWith("utm_")) {
                    counting.put(name, parameters.getAll(name));
                }
            }
            return "whole " + counting;
        }
    }
}
