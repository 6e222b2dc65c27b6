package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.annotation.Cached;
import dev.larder.cache.http.CachedResponses;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who runs handlers, who waits, and on which threads. */
class ConcurrencyTest {

    /** Than the wait limit that nobody has set, which is 30 seconds. */
    private static final Duration LESS_THAN_USUAL = Duration.ofSeconds(20);

    private Server server;
    private Slow slow;

    @BeforeEach
    void start() {
        start(new Object[0]);
    }

    private void start(Object... settings) {
        server = Server.start("concurrency", settings);
        slow = server.bean(Slow.class);
    }

    @AfterEach
    void stop() {
        slow.gate.countDown();
        server.close();
    }

    /** Sends requests on connections of their own, and waits until the first runs its handler. */
    private List<Line> ask(int count, String target, String... fields) {
        List<Line> wires = new ArrayList<>();
        int before = slow.calls.get();
        for (int i = 0; i < count; i++) {
            Line wire = server.line();
            wire.send("GET", target, "", fields);
            wires.add(wire);
            if (i == 0) {
                await().until(() -> slow.calls.get() > before);
            }
        }
        return wires;
    }

    private static List<Reply> replies(List<Line> wires) {
        List<Reply> replies = wires.stream().map(wire -> wire.receive("GET")).toList();
        wires.forEach(Line::close);
        return replies;
    }

    private void letRunOnceOthersWait(int count) {
        await().until(() -> server.waiters() >= count);
        slow.gate.countDown();
    }

    @Test
    void concurrentMissesOfOneUrlRunTheHandlerOnce() {
        List<Line> wires = ask(50, "/slow/stored");
        letRunOnceOthersWait(49);
        List<Reply> replies = replies(wires);
        assertThat(slow.calls).hasValue(1);
        assertThat(replies).allSatisfy(reply -> assertThat(reply.text()).isEqualTo("stored 1"));
        assertThat(replies.stream().filter(reply -> reply.cache().equals("MISS"))).hasSize(1);
        assertThat(server.get("/slow/stored").cache()).isEqualTo("HIT");
    }

    @Test
    void followersOfAnAnswerThatIsNotStoredRunTheirOwnHandlers() {
        List<Line> wires = ask(10, "/slow/unstored");
        letRunOnceOthersWait(9);
        List<Reply> replies = replies(wires);
        assertThat(slow.calls).hasValue(10);
        assertThat(replies.stream().map(Reply::text).distinct()).hasSize(10);
    }

    @Test
    void followersOfAFailureRunTheirOwnHandlers() {
        slow.fails = true;
        List<Line> wires = ask(3, "/slow/failing");
        slow.fails = false;
        letRunOnceOthersWait(2);
        List<Reply> replies = replies(wires);
        assertThat(replies.get(0).status()).isEqualTo(500);
        assertThat(replies.get(1).status()).isEqualTo(200);
        assertThat(replies.get(2).status()).isEqualTo(200);
    }

    @Test
    void followersOfAnotherVariantGetTheirOwn() {
        List<Line> a = ask(1, "/slow/varies", "X-Kind: a");
        Line b = server.line();
        b.send("GET", "/slow/varies", "", "X-Kind: b");
        letRunOnceOthersWait(1);
        assertThat(replies(a).get(0).text()).isEqualTo("kind a");
        assertThat(b.receive("GET").text()).isEqualTo("kind b");
        b.close();
        assertThat(server.get("/slow/varies", "X-Kind: a").cache()).isEqualTo("HIT");
        assertThat(server.get("/slow/varies", "X-Kind: b").cache()).isEqualTo("HIT");
    }

    @Test
    void followersWaitNoLongerThanTheLimit() {
        stop();
        start("larder.wait-limit", "2s");
        List<Line> wires = ask(1, "/slow/stored");
        long began = System.nanoTime();
        for (int i = 0; i < 2; i++) {
            Line follower = server.line();
            follower.send("GET", "/slow/stored", "");
            wires.add(follower);
        }
        await().atMost(LESS_THAN_USUAL).until(() -> slow.calls.get() >= 2);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThan(Duration.ofMillis(1_900));
        slow.gate.countDown();
        assertThat(replies(wires)).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200));
    }

    @Test
    void aLeaderWhoseClientLeavesIsStoredAllTheSame() {
        List<Line> leader = ask(1, "/slow/stored");
        Line follower = server.line();
        follower.send("GET", "/slow/stored", "");
        await().until(() -> server.waiters() == 1);
        leader.get(0).close();
        letRunOnceOthersWait(1);
        assertThat(follower.receive("GET").text()).isEqualTo("stored 1");
        follower.close();
        assertThat(server.get("/slow/stored").cache()).isEqualTo("HIT");
        assertThat(slow.calls).hasValue(1);
    }

    @Test
    void aRequestAfterAnInvalidationNeverGetsAnAnswerBegunBeforeIt() {
        List<Line> before = ask(1, "/slow/stored");
        server.bean(CachedResponses.class).invalidatePath("/slow/stored", true);
        List<Line> after = ask(1, "/slow/stored");
        letRunOnceOthersWait(0);
        assertThat(replies(before).get(0).text()).isEqualTo("stored 1");
        assertThat(replies(after).get(0).text()).isEqualTo("stored 2");
        assertThat(server.get("/slow/stored").text()).isNotEqualTo("stored 1");
    }

    @Test
    void aHitIsWrittenOnTheEventLoopAndAMissRunsWhereItsRouteSays() {
        server.get("/slow/blocking");
        assertThat(slow.threads)
                .allSatisfy(name -> assertThat(name).doesNotContainIgnoringCase("eventLoop"));
        slow.threads.clear();
        server.get("/slow/direct");
        assertThat(slow.threads)
                .allSatisfy(name -> assertThat(name).containsIgnoringCase("eventLoop"));
        slow.threads.clear();
        slow.exhaust();
        assertThat(server.get("/slow/blocking").cache()).isEqualTo("HIT");
        assertThat(slow.threads).isEmpty();
    }

    @Controller("/slow")
    @Requires(property = "spec", value = "concurrency")
    static class Slow {
        final AtomicInteger calls = new AtomicInteger();
        final CountDownLatch gate = new CountDownLatch(1);
        final Set<String> threads = ConcurrentHashMap.newKeySet();
        final java.util.concurrent.ExecutorService blocking;
        volatile boolean fails;

        Slow(
                @jakarta.inject.Named(TaskExecutors.BLOCKING)
                        java.util.concurrent.ExecutorService blocking) {
            this.blocking = blocking;
        }

        /** Nothing can run on the executor of blocking routes any more. */
        void exhaust() {
            blocking.shutdownNow();
        }

        private int waited() throws InterruptedException {
            int call = calls.incrementAndGet();
            gate.await();
            return call;
        }

        @Get("/stored")
        @ExecuteOn(TaskExecutors.IO)
        @Cached(expire = "60s")
        String stored() throws InterruptedException {
            return "stored " + waited();
        }

        @Get("/unstored")
        @ExecuteOn(TaskExecutors.IO)
        @Cached(expire = "60s")
        HttpResponse<String> unstored() throws InterruptedException {
            return HttpResponse.ok("unstored " + waited()).header("Cache-Control", "no-store");
        }

        @Get("/failing")
        @ExecuteOn(TaskExecutors.IO)
        @Cached(expire = "60s")
        String failing() throws InterruptedException {
            boolean now = fails;
            waited();
            if (now) {
                throw new IllegalStateException("on purpose");
            }
            return "fine";
        }

        @Get("/varies")
        @ExecuteOn(TaskExecutors.IO)
        @Cached(expire = "60s")
        HttpResponse<String> varies(io.micronaut.http.HttpRequest<?> request)
                throws InterruptedException {
            waited();
            @Nullable String kind = request.getHeaders().get("X-Kind");
            return HttpResponse.ok("kind " + kind).header("Vary", "X-Kind");
        }

        @Get("/blocking")
        @ExecuteOn(TaskExecutors.BLOCKING)
        @Cached(expire = "60s")
        String blocking() {
            threads.add(Thread.currentThread().getName());
            return "blocking";
        }

        @Get("/direct")
        @Cached(expire = "60s")
        String direct() {
            threads.add(Thread.currentThread().getName());
            return "direct";
        }
    }
}
