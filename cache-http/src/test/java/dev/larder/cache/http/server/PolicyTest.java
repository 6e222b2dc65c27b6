package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.CacheCall;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.http.CachedResponses;
import dev.larder.cache.http.HttpCachePolicy;
import dev.larder.cache.key.CacheKey;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** What policies that are beans decide about all routes and paths. */
class PolicyTest {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start("policy", "larder.http.paths", "/policy/path/*");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void empty() {
        server.bean(CachedResponses.class).clear();
        server.bean(Routes.class).calls.set(0);
    }

    @Test
    void aKeyTellsRequestsOfOneUrlApart() {
        assertThat(server.get("/policy/n").text()).isEqualTo("1");
        assertThat(server.get("/policy/n", "X-Segment: a").text()).isEqualTo("2");
        assertThat(server.get("/policy/n", "X-Segment: b").text()).isEqualTo("3");
        assertThat(server.get("/policy/n", "X-Segment: a").text()).isEqualTo("2");
        assertThat(server.get("/policy/n", "X-Segment: a").cache()).isEqualTo("HIT");
        assertThat(server.get("/policy/n").text()).isEqualTo("1");
    }

    @Test
    void aKeyNeverMergesUrlsMediaTypesOrHeaderFields() {
        for (String one : List.of("/policy/same/1", "/policy/same/2?q=a", "/policy/same/2?q=b")) {
            assertThat(server.get(one).cache()).as(one).isEqualTo("MISS");
        }
        assertThat(server.get("/policy/same/1", "X-Kind: k").cache()).isEqualTo("MISS");
        assertThat(server.get("/policy/same/1").text()).isEqualTo("1");
        assertThat(server.get("/policy/same/1").cache()).isEqualTo("HIT");
    }

    @Test
    void aKeySeesTheArgumentsThatPathQueryAndFieldsGive() {
        server.get("/policy/same/7?q=x", "X-Kind: k");

        CacheCall call = java.util.Objects.requireNonNull(server.bean(Segments.class).last);
        assertThat(call.arguments())
                .containsExactlyInAnyOrderEntriesOf(Map.of("id", 7L, "q", "x", "kind", "k"));
        assertThat(call.methodName()).isEqualTo("same");
        assertThat(call.beanType()).isEqualTo(Routes.class);
        assertThat(call.find(HttpRequest.class)).isPresent();
    }

    @Test
    void whateverTheKeyIsInvalidatingThePathReachesIt() {
        server.get("/policy/n", "X-Segment: a");
        server.bean(CachedResponses.class).invalidatePath("/policy/n", true);

        assertThat(server.get("/policy/n", "X-Segment: a").cache()).isEqualTo("MISS");
    }

    @Test
    void bypassNeitherReadsNorStores() {
        assertThat(server.get("/policy/n", "X-Access: BYPASS").cache()).isEqualTo("BYPASS");
        assertThat(server.get("/policy/n").text()).isEqualTo("2");
        assertThat(server.get("/policy/n", "X-Access: BYPASS").text()).isEqualTo("3");
        assertThat(server.get("/policy/n").text()).isEqualTo("2");
    }

    @Test
    void refreshReplacesWhatIsStored() {
        server.get("/policy/n");
        Reply anew = server.get("/policy/n", "X-Access: REFRESH");

        assertThat(anew.text()).isEqualTo("2");
        assertThat(anew.cache()).isEqualTo("MISS");
        assertThat(anew.field("Cache-Status")).isEqualTo("Larder; fwd=request; stored");
        assertThat(server.get("/policy/n").text()).isEqualTo("2");
        assertThat(server.get("/policy/n").cache()).isEqualTo("HIT");
    }

    @Test
    @Tag("rfc9111-5.2.1.7")
    void refreshDoesNotRunTheHandlerOfARequestForStoredResponsesOnly() {
        server.get("/policy/n");

        assertThat(
                        server.get(
                                        "/policy/n",
                                        "X-Access: REFRESH",
                                        "Cache-Control: only-if-cached")
                                .status())
                .isEqualTo(504);
    }

    @Test
    void refreshesAtOnceShareOneRunThatBeganAfterTheyCame() {
        Routes routes = server.bean(Routes.class);
        routes.gate = new CountDownLatch(1);
        List<Wire> wires = new ArrayList<>();
        wires.add(ask("/policy/slow"));
        await().until(() -> routes.calls.get() == 1);
        long waiting = server.waiters();
        for (int i = 0; i < 8; i++) {
            wires.add(ask("/policy/slow", "X-Access: REFRESH"));
        }
        // The first of them runs at once, and began before the others came.
        await().until(() -> server.waiters() >= waiting + 7);
        routes.gate.countDown();

        List<String> texts = wires.stream().map(wire -> wire.receive("GET").text()).toList();
        wires.forEach(Wire::close);
        assertThat(texts.get(0)).isEqualTo("1");
        assertThat(texts.subList(1, 9)).doesNotContain("1");
        assertThat(routes.calls.get()).isBetween(2, 3);
        assertThat(server.get("/policy/slow").text()).isEqualTo("" + routes.calls.get());
    }

    private static Wire ask(String target, String... fields) {
        Wire wire = server.connect();
        wire.send("GET", target, "", fields);
        return wire;
    }

    @Test
    void directivesAreIgnoredWhereAPolicySaysSo() {
        server.get("/policy/n");

        for (String field : List.of("no-cache", "no-store", "max-age=0", "only-if-cached")) {
            assertThat(
                            server.get(
                                            "/policy/n",
                                            "X-Access: IGNORE_DIRECTIVES",
                                            "Cache-Control: " + field)
                                    .cache())
                    .as(field)
                    .isEqualTo("HIT");
        }
        assertThat(
                        server.get("/policy/n", "X-Access: IGNORE_DIRECTIVES", "Pragma: no-cache")
                                .cache())
                .isEqualTo("HIT");
        assertThat(server.get("/policy/n", "Cache-Control: no-cache").cache()).isEqualTo("MISS");
    }

    @Test
    void whatMayNotBeStoredIsNotAndThePolicySeesTheObjectOfTheHandler() {
        assertThat(server.get("/policy/product/1").text()).isEqualTo("{\"id\":1}");
        assertThat(server.get("/policy/product/1").cache()).isEqualTo("HIT");
        assertThat(server.get("/policy/product/13").text()).isEqualTo("{\"id\":13}");
        assertThat(server.get("/policy/product/13").cache()).isEqualTo("MISS");
    }

    @Test
    void expireShortensTheLifetimeAndWhatClientsAreTold() {
        Reply short20 = server.get("/policy/lives?seconds=20");
        assertThat(short20.field("Cache-Control")).isEqualTo("max-age=20");

        server.pass(Duration.ofSeconds(15));
        assertThat(server.get("/policy/lives?seconds=20").cache()).isEqualTo("HIT");
        server.pass(Duration.ofSeconds(10));
        assertThat(server.get("/policy/lives?seconds=20").cache()).isEqualTo("MISS");
    }

    @Test
    void expireNeverLengthens() {
        assertThat(server.get("/policy/lives?seconds=3600").field("Cache-Control"))
                .isEqualTo("max-age=60");
        server.pass(Duration.ofSeconds(70));
        assertThat(server.get("/policy/lives?seconds=3600").cache()).isEqualTo("MISS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5"})
    void expireOfNoTimeMeansNotStored(String seconds) {
        server.get("/policy/lives?seconds=" + seconds);

        assertThat(server.get("/policy/lives?seconds=" + seconds).cache()).isEqualTo("MISS");
    }

    @Test
    void expireShortensWhatTheHandlerItselfSays() {
        server.get("/policy/says?seconds=20");
        server.pass(Duration.ofSeconds(30));

        assertThat(server.get("/policy/says?seconds=20").cache()).isEqualTo("MISS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access", "access-null", "access-endless", "key", "key-null"})
    void aRequestWhosePolicyFailsGoesPastTheCache(String where) {
        server.get("/policy/n");
        Reply reply = server.get("/policy/n", "X-Fails: " + where);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("2");
        assertThat(reply.cache()).isEqualTo("BYPASS");
        assertThat(server.get("/policy/n").text()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"store", "expire", "error"})
    void aResponseWhosePolicyFailsIsNotStored(String where) {
        Reply reply = server.get("/policy/n", "X-Fails: " + where);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.cache()).isEqualTo("MISS");
        assertThat(server.get("/policy/n").text()).isEqualTo("2");
    }

    @Test
    void policiesHoldForPathsToo() {
        assertThat(server.get("/policy/path/a", "X-Segment: a").text()).isEqualTo("1");
        assertThat(server.get("/policy/path/a", "X-Segment: b").text()).isEqualTo("2");
        assertThat(server.get("/policy/path/a", "X-Segment: a").cache()).isEqualTo("HIT");
        assertThat(server.get("/policy/path/a", "X-Access: BYPASS").cache()).isEqualTo("BYPASS");
        assertThat(server.get("/policy/path/a?seconds=20").cache()).isEqualTo("MISS");
        server.pass(Duration.ofSeconds(30));
        assertThat(server.get("/policy/path/a?seconds=20").cache()).isEqualTo("MISS");
    }

    @Test
    void expireGivesNoLifetimeToWhatHasNone() {
        server.get("/policy/path/silent?seconds=20");

        assertThat(server.get("/policy/path/silent?seconds=20").cache()).isEqualTo("MISS");
    }

    @Test
    void allPoliciesHold() {
        server.get("/policy/n", "X-Segment: a", "X-Other: 1");
        assertThat(server.get("/policy/n", "X-Segment: a", "X-Other: 2").cache()).isEqualTo("MISS");
        assertThat(server.get("/policy/n", "X-Segment: a", "X-Other: 1").cache()).isEqualTo("HIT");
        assertThat(server.get("/policy/n", "X-Access: REFRESH", "X-Other: BYPASS").cache())
                .isEqualTo("BYPASS");
    }

    @Singleton
    @Requires(property = "spec", value = "policy")
    static class Segments implements HttpCachePolicy {

        volatile @Nullable CacheCall last;

        @Override
        @SuppressWarnings("NullAway") // on purpose: what it must not do
        public CacheKey key(HttpRequest<?> request, CacheCall route) {
            last = route;
            failIf(request, "key");
            if ("key-null".equals(request.getHeaders().get("X-Fails"))) {
                return null;
            }
            if (request.getPath().startsWith("/policy/same")) {
                return CacheKey.of("one for all");
            }
            String segment = request.getHeaders().get("X-Segment");
            return segment == null ? route.defaultKey() : route.defaultKey().with(segment);
        }

        @Override
        @SuppressWarnings("NullAway") // on purpose: what it must not do
        public Access access(HttpRequest<?> request) {
            failIf(request, "access");
            if ("access-null".equals(request.getHeaders().get("X-Fails"))) {
                return null;
            }
            if ("access-endless".equals(request.getHeaders().get("X-Fails"))) {
                throw new StackOverflowError("on purpose");
            }
            String access = request.getHeaders().get("X-Access");
            return access == null ? Access.DEFAULT : Access.valueOf(access);
        }

        @Override
        public boolean mayStore(HttpRequest<?> request, HttpResponse<?> response) {
            failIf(request, "store");
            if ("error".equals(request.getHeaders().get("X-Fails"))) {
                throw new AssertionError("on purpose");
            }
            return !(response.body() instanceof Product product && product.id() == 13)
                    && response.getBody(Product.class).filter(each -> each.id() == 13).isEmpty();
        }

        @Override
        public Optional<Duration> expire(HttpRequest<?> request, HttpResponse<?> response) {
            failIf(request, "expire");
            return request.getParameters().get("seconds", Long.class).map(Duration::ofSeconds);
        }

        private static void failIf(HttpRequest<?> request, String where) {
            if (where.equals(request.getHeaders().get("X-Fails"))) {
                throw new IllegalStateException("on purpose");
            }
        }
    }

    @Singleton
    @Requires(property = "spec", value = "policy")
    static class Others implements HttpCachePolicy {

        @Override
        public CacheKey key(HttpRequest<?> request, CacheCall route) {
            String other = request.getHeaders().get("X-Other");
            return other == null ? route.defaultKey() : CacheKey.of(other);
        }

        @Override
        public Access access(HttpRequest<?> request) {
            return "BYPASS".equals(request.getHeaders().get("X-Other"))
                    ? Access.BYPASS
                    : Access.DEFAULT;
        }
    }

    @Serdeable
    record Product(long id) {}

    @Controller("/policy")
    @Requires(property = "spec", value = "policy")
    static class Routes {

        final AtomicInteger calls = new AtomicInteger();
        volatile CountDownLatch gate = new CountDownLatch(0);

        @Get("/n")
        @Cached(expire = "60s")
        String n() {
            return "" + calls.incrementAndGet();
        }

        @Get("/same/{id}")
        @Cached(expire = "60s")
        String same(
                long id,
                @Nullable @QueryValue String q,
                @Nullable @Header("X-Kind") String kind,
                HttpRequest<?> request) {
            return "" + calls.incrementAndGet();
        }

        @Get("/slow")
        @ExecuteOn(TaskExecutors.IO)
        @Cached(expire = "60s")
        String slow() throws InterruptedException {
            int call = calls.incrementAndGet();
            gate.await();
            return "" + call;
        }

        @Get("/product/{id}")
        @Cached(expire = "60s")
        Product product(long id) {
            return new Product(id);
        }

        @Get("/lives")
        @Cached(expire = "60s")
        String lives(long seconds) {
            return "" + calls.incrementAndGet();
        }

        @Get("/says")
        @Cached
        HttpResponse<String> says(long seconds) {
            return HttpResponse.ok("" + calls.incrementAndGet())
                    .header("Cache-Control", "max-age=100");
        }

        @Get("/path/a")
        HttpResponse<String> path() {
            return HttpResponse.ok("" + calls.incrementAndGet())
                    .header("Cache-Control", "max-age=100");
        }

        @Get("/path/silent")
        String silent() {
            return "" + calls.incrementAndGet();
        }
    }
}
