package dev.larder.cache.tck.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.BackendStateChangedEvent;
import dev.larder.cache.tck.Noise;
import dev.larder.cache.tck.TestContexts;
import dev.larder.cache.tck.server.RedisServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real server is stopped in every way while threads read through the cache. */
@Tag("once")
class RedisFaultTest {

    /** The time limit of an operation, and what a busy machine takes to notice. */
    private static final Duration LONGEST = TestContexts.TIMEOUT.plusMillis(250);

    private static final Duration RETURN = Duration.ofSeconds(1);
    private static final Duration AT_FIRST = Duration.ofSeconds(20);
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private final Queue<BackendStateChangedEvent> events = new ConcurrentLinkedQueue<>();
    private final RedisServer server = RedisServer.startOwn();
    private final RedisNode node =
            new RedisNode(server.uri(), TestContexts.of("fault", events::add));
    private final Load load = new Load(node, 16);
    private final Noise noise = new Noise();

    @BeforeEach
    void measure() {
        noise.begin();
    }

    @AfterEach
    void close() throws InterruptedException {
        load.close();
        noise.close();
        node.close();
        server.close();
    }

    @Test
    void killedServerCostsNobodyAnErrorAndIsUsedAgainWithinASecondOfItsReturn() {
        awaitHits(AT_FIRST);
        forget();
        server.kill();
        awaitUnavailable();
        long callsWhileDown = load.calls();
        await().until(() -> load.calls() > callsWhileDown + 1_000);
        server.restart();

        awaitHits(RETURN);
        assertNobodySuffered();
    }

    @Test
    void hungServerCostsNobodyMoreThanTheTimeLimitAndSoonNothing() {
        awaitHits(AT_FIRST);
        forget();
        server.pause();
        awaitUnavailable();
        assertNobodyWaitedLong();
        long callsWhileHung = load.calls();
        await().until(() -> load.calls() > callsWhileHung + 1_000);
        server.resume();

        awaitHits(RETURN);
        assertNobodySuffered();
    }

    @Test
    void serverThatHangsForLongIsUsedAgainWithinASecondOfItsReturn() {
        awaitHits(AT_FIRST);
        server.pause();
        awaitUnavailable();
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        server.resume();

        awaitHits(RETURN);
    }

    @Test
    void restartedServerIsUsedAgainWithinASecond() {
        awaitHits(AT_FIRST);
        for (int i = 0; i < 3; i++) {
            server.kill();
            server.restart();

            awaitHits(RETURN);
        }
        assertNobodySuffered();
    }

    @Tag("B13")
    @Test
    void serverThatIsGoneIsNotTriedWithoutAPause() throws IOException {
        awaitHits(AT_FIRST);
        server.kill();
        awaitUnavailable();
        AtomicInteger tried = new AtomicInteger();
        try (ServerSocket place = new ServerSocket(server.uri().getPort())) {
            CompletableFuture.runAsync(() -> refuseEverybody(place, tried));
            await().until(() -> tried.get() > 0);
            tried.set(0);
            await().pollDelay(Duration.ofSeconds(2)).until(() -> true);

            assertThat(tried).hasValueLessThan(20);
        }
    }

    private static void refuseEverybody(ServerSocket place, AtomicInteger tried) {
        try {
            while (true) {
                place.accept().close();
                tried.incrementAndGet();
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    @Test
    void breakerSaysOnceThatItOpensAndOnceThatItCloses() {
        awaitHits(AT_FIRST);
        server.kill();
        awaitUnavailable();
        server.restart();
        awaitHits(RETURN);

        await().until(() -> !told().isEmpty() && told().get(told().size() - 1));
        // A busy machine may make it open more than once.
        assertThat(told()).startsWith(false, true);
        assertThat(told()).doesNotContainSequence(false, false);
        assertThat(told()).doesNotContainSequence(true, true);
        await().until(() -> node.backend().statistics().breaker().equals("CLOSED"));
        assertThat(node.backend().statistics().backendErrors()).isPositive();
    }

    private List<Boolean> told() {
        return events.stream().map(BackendStateChangedEvent::available).toList();
    }

    private void forget() {
        load.longestMillis();
        noise.reset();
    }

    private void awaitHits(Duration within) {
        long before = load.hits();
        long start = System.nanoTime();
        await().atMost(SETTLED)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> load.hits() > before + 100);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(within.plus(noise.ofAReturn()));
    }

    private void awaitUnavailable() {
        await().pollInterval(Duration.ofMillis(5)).until(() -> !node.backend().available());
        assertThat(node.backend().statistics().breaker()).isNotEqualTo("CLOSED");
    }

    private void assertNobodySuffered() {
        assertThat(load.errors()).isEmpty();
        assertNobodyWaitedLong();
    }

    private void assertNobodyWaitedLong() {
        assertThat(Duration.ofMillis(load.longestMillis()))
                .isLessThan(LONGEST.plus(noise.ofACall()));
    }
}
