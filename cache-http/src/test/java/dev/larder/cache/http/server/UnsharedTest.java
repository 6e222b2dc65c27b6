package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Responses that can't be shared don't make requests wait for one another. */
class UnsharedTest {

    private Server server;
    private Routes routes;
    private final List<Line> wires = new ArrayList<>();

    @BeforeEach
    void start() {
        server = Server.start("unshared");
        routes = server.bean(Routes.class);
    }

    @AfterEach
    void stop() {
        routes.gate.countDown();
        wires.forEach(Line::close);
        server.close();
    }

    /** Sends requests whose handlers wait, each on a connection of its own. */
    private void ask(int count, String target) {
        routes.gate = new CountDownLatch(1);
        for (int i = 0; i < count; i++) {
            Line wire = server.line();
            wire.send("GET", target, "");
            wires.add(wire);
        }
    }

    private void letGo() {
        routes.gate.countDown();
        wires.forEach(wire -> assertThat(wire.receive("GET").status()).isLessThan(501));
        wires.forEach(Line::close);
        wires.clear();
    }

    /** All of them run at once: none waits for the first. */
    private void assertAllRun(int count, String target) {
        int before = routes.calls.get();
        ask(count, target);
        await().until(() -> routes.calls.get() == before + count);
        letGo();
    }

    /** One runs, the others wait for it. */
    private void assertOneRuns(int count, String target) {
        int before = routes.calls.get();
        long waiting = server.waiters();
        ask(count, target);
        await().until(() -> server.waiters() == waiting + count - 1);
        assertThat(routes.calls).hasValue(before + 1);
        letGo();
    }

    @Test
    void afterAResponseThatIsNotStoredRequestsRunAtOnceForAShortTime() {
        assertThat(server.get("/unshared/a").cache()).isEqualTo("MISS");

        assertAllRun(5, "/unshared/a");
        server.pass(Duration.ofSeconds(6));
        assertOneRuns(5, "/unshared/a");
    }

    @Test
    void otherUrlsAreSharedAsBefore() {
        server.get("/unshared/a");

        routes.storable = true;
        assertOneRuns(3, "/unshared/b");
        assertThat(server.get("/unshared/b").cache()).isEqualTo("HIT");
    }

    @Test
    void theFirstResponseThatIsStoredEndsIt() {
        server.get("/unshared/a");
        routes.storable = true;
        server.get("/unshared/a");
        assertThat(server.get("/unshared/a").cache()).isEqualTo("HIT");

        server.pass(Duration.ofMillis(1_500));
        assertOneRuns(3, "/unshared/a");
    }

    @Test
    void aFailureSaysNothingOfTheNextResponse() {
        routes.fails = true;
        assertThat(server.get("/unshared/a").status()).isEqualTo(500);
        routes.fails = false;
        routes.storable = true;

        assertOneRuns(3, "/unshared/a");
    }

    @Test
    void headThatStoresNothingNeitherLeadsNorKeepsOthersFromSharing() {
        routes.storable = true;
        assertThat(server.head("/unshared/headed/a").cache()).isEqualTo("MISS");

        int before = routes.calls.get();
        long waiting = server.waiters();
        routes.gate = new CountDownLatch(1);
        Line head = server.line();
        wires.add(head);
        head.send("HEAD", "/unshared/headed/a", "");
        await().until(() -> routes.calls.get() == before + 1);
        for (int i = 0; i < 3; i++) {
            Line wire = server.line();
            wires.add(wire);
            wire.send("GET", "/unshared/headed/a", "");
        }
        await().until(() -> server.waiters() == waiting + 2);
        assertThat(routes.calls).hasValue(before + 2);
        wires.remove(head);
        letGo();
        assertThat(head.receive("HEAD").status()).isEqualTo(200);
        head.close();
    }

    @Test
    void whatAnswersOneRequestOnlySaysNothingOfOthers() {
        routes.storable = true;
        assertThat(server.get("/unshared/a", "Range: bytes=7-").status()).isEqualTo(416);
        assertThat(server.get("/unshared/b", "If-Match: \"x\"").status()).isEqualTo(412);

        assertOneRuns(3, "/unshared/a");
        assertOneRuns(3, "/unshared/b");
    }

    @Test
    @Tag("rfc9111-5.2.2.4")
    void whatIsValidatedEachTimeIsNotWaitedFor() {
        assertThat(server.get("/unshared/validated").status()).isEqualTo(200);
        server.pass(Duration.ofSeconds(6));
        assertThat(server.get("/unshared/validated").cache()).isEqualTo("REVALIDATED");

        assertAllRun(3, "/unshared/validated");
    }

    @Controller("/unshared")
    @Requires(property = "spec", value = "unshared")
    static class Routes {

        final AtomicInteger calls = new AtomicInteger();
        volatile CountDownLatch gate = new CountDownLatch(0);
        volatile boolean storable;
        volatile boolean fails;

        @Get("/headed/{id}")
        @ExecuteOn(TaskExecutors.IO)
        @Cached(expire = "60s")
        HttpResponse<String> headed(String id, HttpRequest<?> request) throws InterruptedException {
            calls.incrementAndGet();
            gate.await();
            return request.getMethod() == HttpMethod.HEAD ? HttpResponse.ok() : HttpResponse.ok(id);
        }

        @Get("/validated")
        @ExecuteOn(TaskExecutors.IO)
        @Cached(expire = "1s")
        HttpResponse<?> validated(HttpRequest<?> request) throws InterruptedException {
            calls.incrementAndGet();
            gate.await();
            boolean known = request.getHeaders().contains("If-None-Match");
            return (known ? HttpResponse.notModified() : HttpResponse.ok("v"))
                    .header("ETag", "\"v\"")
                    .header("Cache-Control", "no-cache");
        }

        @Get("/{id}")
        @ExecuteOn(TaskExecutors.IO)
        @Cached(expire = "1s")
        HttpResponse<String> find(String id, HttpRequest<?> request) throws InterruptedException {
            calls.incrementAndGet();
            gate.await();
            if (request.getHeaders().contains("Range")) {
                return HttpResponse.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE);
            }
            if (request.getHeaders().contains("If-Match")) {
                return HttpResponse.status(HttpStatus.PRECONDITION_FAILED);
            }
            if (fails) {
                throw new IllegalStateException("on purpose");
            }
            HttpResponse<String> response = HttpResponse.ok(id);
            return storable
                    ? response
                    : ((io.micronaut.http.MutableHttpResponse<String>) response)
                            .header("Cache-Control", "no-store");
        }
    }
}
