package dev.larder.cache.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.tck.proxy.TcpProxy;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections end, or a server begins anew without its data, while callers go on. */
abstract class BrokenConnectionScenario {

    private static final int TIMES = 5;
    private static final Duration SETTLED = Duration.ofSeconds(20);

    private final Rig rig;
    private final Noise noise = new Noise();
    private final Callers callers;

    BrokenConnectionScenario(Far far) {
        rig = new Rig(far).begin();
        callers = rig.callers();
    }

    static Stream<Named<Consumer<TcpProxy>>> breaks() {
        return Stream.of(
                Named.of("ended in order", TcpProxy::cut), Named.of("reset", TcpProxy::reset));
    }

    @AfterEach
    void close() throws InterruptedException {
        callers.close();
        noise.close();
        rig.close();
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void brokenConnectionsCostNobodyAnything(Consumer<TcpProxy> broken) {
        begin();
        for (int i = 0; i < TIMES; i++) {
            broken.accept(rig.proxy());
            awaitReturn(rig.far().back());
        }
        assertNobodySuffered();
    }

    @Test
    void emptyRestartsCostNobodyAnything() {
        begin();
        for (int i = 0; i < TIMES; i++) {
            rig.server().kill();
            rig.server().restart();
            awaitReturn(rig.far().backEmpty());
        }
        assertNobodySuffered();
    }

    private void begin() {
        noise.begin();
        callers.begin();
        awaitHits();
        callers.longest();
        noise.reset();
    }

    private void awaitReturn(Duration back) {
        long start = System.nanoTime();
        awaitHits();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(back.plus(noise.ofAReturn()));
    }

    private void awaitHits() {
        long before = rig.cache().statistics().hits();
        await().atMost(SETTLED)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> rig.cache().statistics().hits() > before + 50);
    }

    private void assertNobodySuffered() {
        assertThat(callers.errors()).isEmpty();
        assertThat(callers.wrong()).isEmpty();
        assertThat(callers.longest())
                .isLessThanOrEqualTo(rig.far().longestCall().plus(noise.ofACall()));
    }
}
