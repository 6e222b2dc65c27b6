package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.CacheContext;
import dev.larder.cache.Caches;
import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Handlers are asked whether what they made before still holds. */
class ValidatingTest {

    private static final Duration LATER = Duration.ofSeconds(11);

    private Server server;
    private Origin origin;

    @BeforeEach
    void start() {
        server = Server.start("validating", "larder.http.paths", "/origin/*");
        origin = server.bean(Origin.class);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @Tag("rfc9111-4.3.1")
    void handlerIsAskedWithItsOwnTag() {
        server.get("/origin/a");
        server.pass(LATER);
        Reply again = server.get("/origin/a");

        assertThat(origin.conditions).containsExactly("", "\"v1\"");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.cache()).isEqualTo("REVALIDATED");
        assertThat(again.field("cache-status")).contains("fwd=stale", "fwd-status=304");
        assertThat(again.text()).isEqualTo("v1");
        assertThat(server.get("/origin/a").cache()).isEqualTo("HIT");
    }

    @Test
    @Tag("rfc9111-4.3.3")
    void anotherVersionReplacesTheStoredOne() {
        server.get("/origin/a");
        server.pass(LATER);
        origin.version = "v2";
        Reply changed = server.get("/origin/a");

        assertThat(changed.text()).isEqualTo("v2");
        assertThat(changed.cache()).isEqualTo("MISS");
        assertThat(server.get("/origin/a").text()).isEqualTo("v2");
        assertThat(origin.conditions).hasSize(2);
    }

    @Test
    @Tag("rfc9111-3.2")
    void fieldsOfTheNotModifiedAreStored() {
        server.get("/origin/a");
        server.pass(LATER);
        origin.note = "renewed";
        assertThat(server.get("/origin/a").field("x-note")).isEqualTo("renewed");
        Reply hit = server.get("/origin/a");
        assertThat(hit.cache()).isEqualTo("HIT");
        assertThat(hit.field("x-note")).isEqualTo("renewed");
        assertThat(hit.field("content-type")).isEqualTo("text/plain");
        assertThat(hit.field("content-length")).isEqualTo("2");
    }

    @Test
    @Tag("rfc9111-4.3.2")
    void conditionOfTheClientIsAnsweredHereAndNeverAskedOfTheHandler() {
        Reply miss = server.get("/origin/a", "If-None-Match: \"v1\"");
        Reply hit = server.get("/origin/a", "If-None-Match: \"v1\"");
        server.pass(LATER);
        Reply renewed = server.get("/origin/a", "If-None-Match: \"old\"");
        server.pass(LATER);
        Reply same = server.get("/origin/a", "If-None-Match: \"v1\"");

        assertThat(List.of(miss.status(), hit.status(), renewed.status(), same.status()))
                .containsExactly(304, 304, 200, 304);
        assertThat(origin.conditions).containsExactly("", "\"v1\"", "\"v1\"");
    }

    @Test
    @Tag("rfc9111-5.2.2.4")
    void noCacheIsStoredAndValidatedEachTime() {
        origin.cacheControl = "no-cache";
        server.get("/origin/a");
        Reply second = server.get("/origin/a");
        Reply third = server.get("/origin/a");

        assertThat(second.cache()).isEqualTo("REVALIDATED");
        assertThat(third.text()).isEqualTo("v1");
        assertThat(origin.conditions).containsExactly("", "\"v1\"", "\"v1\"");
    }

    @Test
    @Tag("rfc9111-4.3.4")
    void handlerThatAnswersForAnotherVersionIsAskedWithoutConditions() {
        server.get("/origin/a");
        server.pass(LATER);
        origin.mistaken = true;
        origin.version = "v3";
        Reply reply = server.get("/origin/a");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("v3");
        assertThat(origin.conditions).containsExactly("", "\"v1\"", "");
    }

    @Test
    @Tag("rfc9111-5.2.2.5")
    void notModifiedWithNoStoreIsTheLastUseOfTheStoredResponse() {
        server.get("/origin/a");
        server.pass(LATER);
        origin.cacheControl = "no-store";
        assertThat(server.get("/origin/a").text()).isEqualTo("v1");
        origin.cacheControl = "max-age=10";
        assertThat(server.get("/origin/a").cache()).isEqualTo("MISS");
        assertThat(origin.conditions).containsExactly("", "\"v1\"", "");
    }

    @Test
    @Tag("rfc9111-5.2.1.4")
    void clientThatWantsNoCacheGetsWhatTheHandlerSaysStillHolds() {
        server.get("/origin/a");
        Reply forced = server.get("/origin/a", "Cache-Control: no-cache");

        assertThat(forced.cache()).isEqualTo("REVALIDATED");
        assertThat(forced.text()).isEqualTo("v1");
        assertThat(origin.conditions).containsExactly("", "\"v1\"");
    }

    @Test
    @Tag("rfc9111-4.3.5")
    void headThatDiffersEndsTheStoredResponse() {
        server.get("/origin/a");
        origin.version = "v2";
        Reply head = server.head("/origin/a", "Cache-Control: no-cache");
        assertThat(head.field("etag")).isEqualTo("\"v2\"");
        Reply get = server.get("/origin/a");
        assertThat(get.text()).isEqualTo("v2");
        assertThat(get.cache()).isEqualTo("MISS");
    }

    @Test
    @Tag("rfc9111-4.3.5")
    void headOfTheSameVersionRenewsTheStoredResponse() {
        server.get("/origin/a");
        server.pass(LATER);
        origin.note = "renewed";
        server.head("/origin/a");
        Reply get = server.get("/origin/a");
        assertThat(get.cache()).isEqualTo("HIT");
        assertThat(get.field("x-note")).isEqualTo("renewed");
        assertThat(get.text()).isEqualTo("v1");
    }

    @Test
    @Tag("rfc9111-4.3.1")
    void routeWithAnAnnotationIsAskedAsWell() {
        server.get("/validated");
        server.pass(LATER);
        Reply again = server.get("/validated");

        assertThat(again.cache()).isEqualTo("REVALIDATED");
        assertThat(again.text()).isEqualTo("v1");
        assertThat(again.field("cache-control")).isEqualTo("max-age=10");
        assertThat(origin.conditions).containsExactly("", "\"v1\"");
    }

    @Test
    void aRenewedResponseKeepsTheTagsByWhichItIsInvalidated() {
        server.get("/tagged");
        server.pass(LATER);
        assertThat(server.get("/tagged").cache()).isEqualTo("REVALIDATED");
        server.bean(Caches.class).invalidateTags("kept");
        assertThat(server.get("/tagged").cache()).isEqualTo("MISS");
    }

    @Test
    @Tag("rfc9110-8.8.3")
    void tagThatWasMadeHereIsNeverSentToTheHandler() {
        Reply miss = server.get("/untagged");
        server.pass(LATER);
        server.get("/untagged", "If-None-Match: " + miss.field("etag"));

        assertThat(origin.conditions).containsExactly("", "");
    }

    @Test
    @Tag("rfc9111-4.1")
    void eachVariantIsValidatedByItsOwnTag() {
        origin.vary = "X-Kind";
        server.get("/origin/a", "X-Kind: one");
        server.get("/origin/a", "X-Kind: two");
        server.pass(LATER);
        Reply one = server.get("/origin/a", "X-Kind: one");
        Reply two = server.get("/origin/a", "X-Kind: two");

        assertThat(one.text()).isEqualTo("v1one");
        assertThat(two.text()).isEqualTo("v1two");
        assertThat(origin.conditions).containsExactly("", "", "\"v1one\"", "\"v1two\"");
    }

    @Controller
    @Requires(property = "spec", value = "validating")
    static class Origin {

        final List<String> conditions = new CopyOnWriteArrayList<>();
        volatile String version = "v1";
        volatile String cacheControl = "max-age=10";
        volatile String note = "first";
        volatile String vary = "";
        volatile boolean mistaken;

        @Get(value = "/origin/{id}", headRoute = false)
        MutableHttpResponse<?> get(String id, HttpRequest<?> request) {
            return answer(request).header("Cache-Control", cacheControl);
        }

        @Head("/origin/{id}")
        MutableHttpResponse<?> head(String id, HttpRequest<?> request) {
            return HttpResponse.ok()
                    .header("ETag", tag(request))
                    .header("X-Note", note)
                    .header("Cache-Control", cacheControl)
                    .header("Content-Length", "2");
        }

        @Get("/validated")
        @Cached(expire = "10s")
        MutableHttpResponse<?> validated(HttpRequest<?> request) {
            return answer(request);
        }

        @Get("/tagged")
        @Cached(expire = "10s")
        MutableHttpResponse<?> tagged(HttpRequest<?> request, CacheContext context) {
            if (condition(request).isEmpty()) {
                context.tags("kept");
            }
            return answer(request);
        }

        @Get("/untagged")
        @Cached(expire = "10s")
        String untagged(HttpRequest<?> request) {
            conditions.add(condition(request));
            return version;
        }

        private MutableHttpResponse<?> answer(HttpRequest<?> request) {
            String condition = condition(request);
            conditions.add(condition);
            boolean same = condition.equals(tag(request)) || mistaken && !condition.isEmpty();
            MutableHttpResponse<?> response =
                    same ? HttpResponse.notModified() : HttpResponse.ok(body(request));
            if (!vary.isEmpty()) {
                response.header("Vary", vary);
            }
            if (!same) {
                response.contentType("text/plain");
            }
            return response.header("ETag", tag(request)).header("X-Note", note);
        }

        private String body(HttpRequest<?> request) {
            return version + request.getHeaders().get("X-Kind", String.class, "");
        }

        private String tag(HttpRequest<?> request) {
            return '"' + body(request) + '"';
        }

        private static String condition(HttpRequest<?> request) {
            return request.getHeaders().get(HttpHeaders.IF_NONE_MATCH, String.class, "");
        }
    }
}
