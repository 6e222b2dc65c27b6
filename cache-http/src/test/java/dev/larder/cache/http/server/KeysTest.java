package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.annotation.Cached;
import dev.larder.cache.annotation.HttpCache;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.CookieValue;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What distinguishes the responses of routes: what their signature takes. */
class KeysTest {

    private Server server;

    @BeforeEach
    void start() {
        server = Server.start("keys");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void assertSame(String one, String other) {
        String first = server.get(one).text();
        Reply second = server.get(other);
        assertThat(second.status()).as(second.text()).isEqualTo(200);
        assertThat(second.cache()).as(one + " and " + other).isEqualTo("HIT");
        assertThat(second.text()).isEqualTo(first);
    }

    private void assertDifferent(String one, String other) {
        server.get(one);
        assertThat(server.get(other).cache()).as(one + " and " + other).isEqualTo("MISS");
    }

    private void assertSame(String target, String field, String other) {
        server.get(target, field);
        assertThat(server.get(target, other).cache()).as(field + ", " + other).isEqualTo("HIT");
    }

    private void assertDifferent(String target, String field, String other) {
        String text = server.get(target, field).text();
        Reply reply = server.get(target, other);
        assertThat(reply.cache()).as(field + ", " + other).isEqualTo("MISS");
        assertThat(reply.text()).isNotEqualTo(text);
        assertThat(server.get(target, field).text()).isEqualTo(text);
    }

    @Test
    void pathVariablesDistinguish() {
        assertDifferent("/keys/path/1", "/keys/path/2");
        assertSame("/keys/path/abc", "/keys/path/%61bc");
        assertSame("/keys/path/3", "/keys/path/3/");
        assertDifferent("/keys/path/a%2Fb", "/keys/path/a%2fb%20");
    }

    @Test
    void declaredQueryValuesDistinguish() {
        assertDifferent("/keys/query?a=1", "/keys/query?a=2");
        assertSame("/keys/query?a=1&b=2", "/keys/query?b=2&a=1");
        assertSame("/keys/query?a=x%20y", "/keys/query?a=x+y");
        assertDifferent("/keys/query?a=", "/keys/query");
        assertDifferent("/keys/query?a=1%26b%3D2", "/keys/query?a=1&b=2&a=3");
        assertDifferent("/keys/query?a=A", "/keys/query?a=a");
    }

    @Test
    void theOrderOfEqualNamesIsKept() {
        assertDifferent("/keys/several?a=1&a=2", "/keys/several?a=2&a=1");
        assertSame("/keys/several?a=3&a=4", "/keys/several?a=3&a=4");
    }

    @Test
    void undeclaredQueryParametersMakeNoNewEntries() {
        assertSame("/keys/query?a=7", "/keys/query?a=7&utm_source=mail&x=" + "y".repeat(500));
        assertSame("/keys/path/9", "/keys/path/9?random=123");
        assertThat(server.bean(Keys.class).calls).hasValue(2);
    }

    @Test
    void theyDoWhereTheHandlerTakesTheRequestAMapOrABean() {
        for (String path : List.of("request", "map", "bean", "pojo")) {
            assertDifferent("/keys/" + path + "?a=1", "/keys/" + path + "?a=1&other=2");
        }
        for (String path : List.of("map", "bean", "pojo")) {
            assertSame("/keys/" + path + "?p=1&q=2", "/keys/" + path + "?q=2&p=1");
        }
    }

    @Test
    void aHandlerThatTakesTheRequestSeesHowItWasWritten() {
        assertDifferent("/keys/request?p=1&q=2", "/keys/request?q=2&p=1");
        assertDifferent("/keys/request?p=%41", "/keys/request?p=A");
        assertDifferent("/keys/request", "/keys/request/");
    }

    @Test
    void queryParametersOfTheAnnotationCount() {
        assertDifferent("/keys/extra?page=1", "/keys/extra?page=2");
        assertSame("/keys/extra?page=3", "/keys/extra?page=3&other=1");
        assertDifferent("/keys/all?x=1", "/keys/all?x=2");
        assertSame("/keys/all?x=3", "/keys/all?x=3&utm_source=mail&utm_medium=x");
    }

    @Test
    void headerParametersDistinguishAndAreSentAsVary() {
        assertDifferent("/keys/header", "X-Tenant: a", "X-Tenant: b");
        assertSame("/keys/header", "X-Tenant: c", "X-Tenant: c");
        assertThat(server.get("/keys/header", "X-Tenant: a").field("vary")).isEqualTo("X-Tenant");
        Reply hit = server.get("/keys/header", "X-Tenant: a");
        assertThat(hit.cache()).isEqualTo("HIT");
        assertThat(hit.field("vary")).isEqualTo("X-Tenant");
        assertSame("/keys/header", "X-Tenant: a", "x-tenant:   a");
    }

    @Test
    void aHeaderThatStandsInForAMissingOneDistinguishesToo() {
        assertDifferent("/keys/header", "Tenant: a", "Tenant: b");
        assertThat(server.get("/keys/header", "Tenant: a").field("vary"))
                .isEqualTo("X-Tenant, Tenant");
    }

    @Test
    void headerFieldsOfTheAnnotationDistinguishToo() {
        assertDifferent("/keys/vary", "X-Device: phone", "X-Device: desk");
        assertThat(server.get("/keys/vary", "X-Device: desk").field("vary")).isEqualTo("X-Device");
    }

    @Test
    void cookiesThatAreBoundDistinguishAndOthersDont() {
        assertDifferent("/keys/cookie", "Cookie: theme=dark", "Cookie: theme=light");
        assertSame("/keys/cookie", "Cookie: theme=dark", "Cookie: theme=dark; tracking=1");
        assertThat(server.get("/keys/cookie", "Cookie: theme=dark").field("vary"))
                .isEqualTo("Cookie");
        assertSame("/keys/path/c", "Cookie: theme=dark", "Cookie: theme=light");
    }

    @Test
    void theLocaleDistinguishes() {
        assertDifferent("/keys/locale", "Accept-Language: de", "Accept-Language: en");
        assertSame("/keys/locale", "Accept-Language: de", "Accept-Language: de, en;q=0.5");
        assertThat(server.get("/keys/locale", "Accept-Language: de").field("vary"))
                .isEqualTo("Accept-Language");
    }

    @Test
    void theNegotiatedMediaTypeDistinguishes() {
        Reply json = server.get("/keys/media", "Accept: application/json");
        Reply text = server.get("/keys/media", "Accept: text/plain");
        assertThat(json.field("content-type")).startsWith("application/json");
        assertThat(text.field("content-type")).startsWith("text/plain");
        assertThat(text.cache()).isEqualTo("MISS");
        assertThat(json.field("vary")).isEqualTo("Accept");
        Reply again = server.get("/keys/media", "Accept: application/json");
        assertThat(again.cache()).isEqualTo("HIT");
        assertThat(again.field("content-type")).startsWith("application/json");
        assertThat(server.get("/keys/media", "Accept: text/plain").cache()).isEqualTo("HIT");
    }

    @Test
    void anETagOfTheHandlerIsKeptAndAnswers() {
        assertThat(server.get("/keys/tagged").field("etag")).isEqualTo("\"own\"");
        assertThat(server.get("/keys/tagged").field("etag")).isEqualTo("\"own\"");
        assertThat(server.get("/keys/tagged", "If-None-Match: \"own\"").status()).isEqualTo(304);
    }

    @Test
    void anAcceptThatChangesNothingMakesNoNewEntry() {
        assertSame("/keys/path/m", "Accept: application/json", "Accept: */*");
        assertThat(server.get("/keys/path/m", "Accept: text/html").status()).isNotEqualTo(500);
    }

    @Test
    void withAKeyOnlyWhatItNamesDistinguishes() {
        assertSame("/keys/keyed/1?lang=de&page=1", "/keys/keyed/1?lang=de&page=2");
        assertDifferent("/keys/keyed/1?lang=de", "/keys/keyed/1?lang=en");
        assertDifferent("/keys/keyed/1?lang=de", "/keys/keyed/2?lang=de");
        assertSame("/keys/keyed/7?lang=de", "/keys/keyed/07?lang=de");
    }

    @Test
    void hostsHaveEntriesOfTheirOwn() {
        assertDifferent("/keys/path/h", "Host: a.example", "Host: b.example");
        assertSame("/keys/path/h", "Host: a.example", "Host: A.EXAMPLE");
        assertSame("/keys/path/h", "Host: a.example", "Host: a.example:" + server.usualPort());
        assertDifferent("/keys/path/h", "Host: a.example", "Host: a.example:8080");
        assertDifferent("/keys/path/h", "Host: [::1]:8080", "Host: [::1]:8081");
    }

    @Test
    void headSharesTheEntryOfGet() {
        server.get("/keys/query?a=h");
        assertThat(server.head("/keys/query?a=h").cache()).isEqualTo("HIT");
        assertThat(server.head("/keys/query?a=other").cache()).isEqualTo("MISS");
    }

    @Introspected
    @io.micronaut.serde.annotation.Serdeable
    record Filter(@Nullable @QueryValue String a, @Nullable @QueryValue String p) {}

    @Controller("/keys")
    @Requires(property = "spec", value = "keys")
    @Produces(MediaType.APPLICATION_JSON)
    static class Keys {
        final AtomicInteger calls = new AtomicInteger();

        private String next() {
            return "call " + calls.incrementAndGet();
        }

        @Get("/path/{id}")
        @Cached(expire = "60s")
        String path(String id) {
            return next();
        }

        @Get("/query{?a,b}")
        @Cached(expire = "60s")
        String query(Optional<String> a, @Nullable @QueryValue String b) {
            return next();
        }

        @Get("/several")
        @Cached(expire = "60s")
        String several(@QueryValue List<String> a) {
            return next();
        }

        @Get("/request")
        @Cached(expire = "60s")
        String request(HttpRequest<?> request) {
            return next();
        }

        @Get("/map{?values*}")
        @Cached(expire = "60s")
        String map(@Nullable Map<String, String> values) {
            return next();
        }

        @Get("/bean")
        @Cached(expire = "60s")
        String bean(@RequestBean Filter filter) {
            return next();
        }

        @Get("/pojo{?filter*}")
        @Cached(expire = "60s")
        String pojo(@Nullable Filter filter) {
            return next();
        }

        @Get("/extra")
        @Cached(expire = "60s")
        @HttpCache(query = "page")
        String extra() {
            return next();
        }

        @Get("/all")
        @Cached(expire = "60s")
        @HttpCache(query = "*", ignoreQuery = "utm_*")
        String all() {
            return next();
        }

        @Get("/header")
        @Cached(expire = "60s")
        String header(@Nullable @Header("X-Tenant") String tenant) {
            return next();
        }

        @Get("/vary")
        @Cached(expire = "60s")
        @HttpCache(vary = "X-Device")
        String vary() {
            return next();
        }

        @Get("/cookie")
        @Cached(expire = "60s")
        String cookie(@Nullable @CookieValue String theme) {
            return next();
        }

        @Get("/locale")
        @Cached(expire = "60s")
        String locale(Locale locale) {
            return next();
        }

        @Get("/media")
        @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
        @Cached(expire = "60s")
        String media() {
            return next();
        }

        @Get("/tagged")
        @Cached(expire = "60s")
        io.micronaut.http.HttpResponse<String> tagged() {
            return io.micronaut.http.HttpResponse.ok(next()).header("ETag", "\"own\"");
        }

        @Get("/keyed/{id}{?lang,page}")
        @Cached(
                value = "keyed",
                key = {"id", "lang"},
                expire = "60s")
        String keyed(long id, @Nullable String lang, @Nullable Integer page) {
            return next();
        }
    }
}
