package dev.larder.cache.http.server;

import static dev.larder.cache.http.server.Scripted.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.context.ServerRequestContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stale responses that can't be renewed, or whose origin gives something else by now. */
class RenewalsTest {

    private static final String BEHIND = "Cache-Control: max-age=10, stale-while-revalidate=600";
    private static final Duration LATER = Duration.ofSeconds(11);

    private final CountDownLatch gate = new CountDownLatch(1);
    private Server server;
    private Scripted origin;

    @BeforeEach
    void start() {
        server = Scripted.start("larder.wait-limit", "1s");
        origin = server.bean(Scripted.class);
    }

    @AfterEach
    void stop() {
        gate.countDown();
        server.close();
    }

    private void storedAndStale(String target, String cacheControl) {
        origin.answers(request -> response(200, "old", cacheControl));
        server.get(target);
        server.pass(LATER);
    }

    private MutableHttpResponse<?> held(MutableHttpResponse<?> response) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return response;
    }

    @Test
    @Tag("rfc5861-3")
    void aRenewalThatFailedIsTriedAgainAfterAPause() {
        storedAndStale("/scripted/path/a", BEHIND);
        origin.answers(request -> response(503, "down"));
        assertThat(server.get("/scripted/path/a").cache()).isEqualTo("STALE");
        await().until(() -> origin.asked.size() == 2);
        await().during(Duration.ofMillis(300))
                .until(
                        () ->
                                server.get("/scripted/path/a").cache().equals("STALE")
                                        && origin.asked.size() == 2);

        server.pass(Duration.ofSeconds(6));
        origin.answers(request -> response(200, "new", BEHIND));
        assertThat(server.get("/scripted/path/a").text()).isEqualTo("old");
        await().until(() -> server.get("/scripted/path/a").text().equals("new"));
    }

    @Test
    @Tag("rfc5861-3")
    void aRenewalThatDoesNotEndIsNotWaitedForForEver() {
        storedAndStale("/scripted/path/a", BEHIND);
        origin.answers(request -> held(response(200, "late", BEHIND)));
        server.get("/scripted/path/a");
        await().until(() -> origin.asked.size() == 2);
        origin.answers(request -> response(200, "new", BEHIND));
        assertThat(server.get("/scripted/path/a").cache()).isEqualTo("STALE");

        server.pass(Duration.ofSeconds(61));
        assertThat(server.get("/scripted/path/a").cache()).isEqualTo("STALE");
        await().until(() -> server.get("/scripted/path/a").text().equals("new"));
    }

    @Test
    @Tag("rfc5861-3")
    void aRenewalIsARequestOfItsOwnWithoutWhatItsClientAloneWanted() {
        storedAndStale("/scripted/path/a", BEHIND);
        List<HttpRequest<?>> seen = new CopyOnWriteArrayList<>();
        origin.answers(
                request -> {
                    ServerRequestContext.currentRequest().ifPresent(seen::add);
                    return response(200, "new", BEHIND);
                });
        Reply part =
                server.get(
                        "/scripted/path/a",
                        "Range: bytes=0-0",
                        "If-None-Match: \"x\"",
                        "Cache-Control: no-transform",
                        "X-Kind: kept");

        assertThat(part.text()).isEqualTo("o");
        await().until(() -> origin.ended.size() == 3);
        assertThat(origin.ended).containsOnly("/scripted/path/a");
        HttpHeaders renewing = seen.get(0).getHeaders();
        for (String ofClient : List.of("Range", "If-None-Match", "Cache-Control")) {
            assertThat(renewing.contains(ofClient)).as(ofClient).isFalse();
        }
        assertThat(renewing.get("X-Kind")).isEqualTo("kept");
        assertThat(server.get("/scripted/path/a").text()).isEqualTo("new");
    }

    @Test
    @Tag("rfc5861-3")
    void aHeadWithAHandlerOfItsOwnHasTheResponseToGetRenewed() {
        storedAndStale("/scripted/path/a", BEHIND);
        origin.answers(request -> response(200, "new", BEHIND));
        assertThat(server.head("/scripted/path/a").cache()).isEqualTo("STALE");
        await().until(() -> server.get("/scripted/path/a").text().equals("new"));
        assertThat(origin.asked).containsExactly("GET -", "GET -");
    }

    @Test
    @Tag("rfc5861-3")
    void aPostIsNotRenewedBehindAsItsContentWouldBeMissing() {
        origin.answers(
                request -> response(200, "old", "Cache-Control: stale-while-revalidate=600"));
        server.send("POST", "/scripted/read", "question");
        server.pass(LATER);

        assertThat(server.send("POST", "/scripted/read", "question").cache()).isEqualTo("MISS");
        assertThat(origin.asked).containsExactly("POST -", "POST -");
    }

    @ParameterizedTest
    @Tag("rfc9111-4.2.4")
    @ValueSource(
            strings = {"200 no-store", "200 private", "404 no-cache", "410 max-age=0", "200 x"})
    void whatItsOriginGivesNoMoreIsNotUsedStale(String instead) {
        String cacheControl = "Cache-Control: " + instead.substring(4);
        int status = Integer.parseInt(instead.substring(0, 3));
        storedAndStale("/scripted/path/a", "Cache-Control: max-age=10");
        origin.answers(request -> response(status, "other", cacheControl));
        assertThat(server.get("/scripted/path/a").text()).isEqualTo("other");
        origin.answers(request -> response(503, "down"));
        assertThat(server.get("/scripted/path/a").status()).isEqualTo(503);
    }

    @Test
    @Tag("rfc5861-3")
    void whatItsOriginGivesNoMoreIsNotRenewedBehindForEver() {
        storedAndStale("/scripted/path/a", BEHIND);
        origin.answers(request -> response(200, "other", "Cache-Control: no-store"));
        assertThat(server.get("/scripted/path/a").text()).isEqualTo("old");
        await().until(() -> server.get("/scripted/path/a").text().equals("other"));
    }

    @ParameterizedTest
    @Tag("rfc9111-4.2.4")
    @ValueSource(strings = {"429 no-store", "403 no-store", "503 no-store"})
    void whatSaysNothingOfItLeavesItThere(String instead) {
        storedAndStale("/scripted/path/a", "Cache-Control: max-age=10");
        int status = Integer.parseInt(instead.substring(0, 3));
        origin.answers(request -> response(status, "other", "Cache-Control: no-store"));
        server.get("/scripted/path/a");
        origin.answers(request -> response(503, "down"));
        assertThat(server.get("/scripted/path/a").text()).isEqualTo("old");
    }

    @Test
    @Tag("rfc9111-3.5")
    void whatOneUserGetsInsteadLeavesItThere() {
        storedAndStale("/scripted/path/a", "Cache-Control: max-age=10");
        origin.answers(request -> response(200, "other", "Cache-Control: no-store"));
        server.get("/scripted/path/a", "Authorization: Basic eDp5");
        origin.answers(request -> response(503, "down"));
        assertThat(server.get("/scripted/path/a").text()).isEqualTo("old");
    }

    @Test
    @Tag("rfc9111-4.2.4")
    void aResponseThatIsFreshOutlivesAnotherThatIsNotStored() {
        origin.answers(request -> response(200, "old", "Cache-Control: max-age=10"));
        server.get("/scripted/path/a");
        origin.answers(request -> response(200, "other", "Cache-Control: no-store"));
        server.get("/scripted/path/a", "Cache-Control: no-cache");
        assertThat(server.get("/scripted/path/a").cache()).isEqualTo("HIT");
    }

    @Test
    @Tag("rfc9111-4.2.4")
    void anErrorThatWasStoredDoesNotStandInForTheNextOne() {
        String target = "/scripted/path/a";
        origin.answers(request -> response(503, "one", "Cache-Control: max-age=10"));
        server.get(target);
        server.pass(LATER);
        origin.answers(request -> response(503, "two", "Cache-Control: max-age=10"));

        assertThat(server.get(target).text()).isEqualTo("two");
        assertThat(server.get(target).cache()).isEqualTo("HIT");
    }

    @Test
    @Tag("rfc9211-2.3")
    void thoseWhoWaitedForAFailureAreToldItsStatus() {
        storedAndStale("/scripted/path/a", "Cache-Control: max-age=10");
        origin.answers(request -> held(response(503, "down")));
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Wire wire = server.connect();
            wire.send("GET", "/scripted/path/a", "");
            wires.add(wire);
        }
        await().until(() -> origin.asked.size() == 2 && server.waiters() == 1);
        gate.countDown();
        for (Wire wire : wires) {
            Reply reply = wire.receive("GET");
            assertThat(reply.cache()).isEqualTo("STALE");
            assertThat(reply.field("cache-status")).contains("fwd=stale; fwd-status=503");
            wire.close();
        }
    }
}
