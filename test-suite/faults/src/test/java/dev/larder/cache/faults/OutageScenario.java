package dev.larder.cache.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.Cache;
import dev.larder.cache.CacheBackendException;
import dev.larder.cache.CacheFailureHandler.Step;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server can't be used for a while, and comes back. The bounds are those that users are promised;
 * what this machine itself took to run woken threads is measured at the same time and added.
 */
abstract class OutageScenario {

    private static final long NOTHING = TimeUnit.MILLISECONDS.toNanos(3);
    private static final int HOPS = 3;
    private static final Duration SETTLED = Duration.ofSeconds(20);
    private static final int ENOUGH = 300;

    private final Rig rig;
    private final Noise noise = new Noise();
    private final Callers callers;

    OutageScenario(Far far) {
        rig = new Rig(far);
        callers = rig.begin().callers();
    }

    @BeforeEach
    void begin() {
        noise.begin();
        callers.begin();
        awaitHits();
        callers.longest();
        noise.reset();
    }

    @AfterEach
    void close() throws InterruptedException {
        callers.close();
        noise.close();
        rig.close();
    }

    @ParameterizedTest
    @EnumSource
    void outageCostsNoCallerAnErrorAWrongValueOrALongWait(Fault fault) {
        fault.begin(rig);
        awaitBreaker(false);
        assertNobodyWaitedLong();
        awaitCalls();
        fault.end(rig);
        awaitReturn(fault == Fault.KILLED ? rig.far().backEmpty() : rig.far().back());
        assertNobodyWaitedLong();

        assertThat(callers.errors()).isEmpty();
        assertThat(callers.wrong()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void stateIsToldOnceAChange(Fault fault) throws InterruptedException {
        fault.begin(rig);
        awaitBreaker(false);
        assertThat(rig.breaker()).isNotEqualTo("CLOSED");
        fault.end(rig);
        awaitBreaker(true);
        callers.close();

        await().untilAsserted(() -> assertThat(rig.told().states()).endsWith(true));
        assertThat(rig.told().states()).startsWith(false, true);
        assertThat(rig.told().states()).doesNotContainSequence(false, false);
        assertThat(rig.told().states()).doesNotContainSequence(true, true);
        assertThat(rig.log().lines()).hasSameSizeAs(rig.told().states());
        assertThat(rig.told().failedSteps()).containsAnyOf(Step.READ, Step.OPEN);
        assertThat(rig.cache().statistics().backendErrors()).isPositive();
        assertThat(rig.breaker()).isEqualTo("CLOSED");
    }

    @ParameterizedTest
    @EnumSource
    void explicitChangesReportTheirFailureAndAnnotationsGoOn(Fault fault) throws Exception {
        fault.begin(rig);
        awaitBreaker(false);
        Cache<Integer, Long> cache = rig.cache();

        assertThatThrownBy(() -> cache.remove(1)).isInstanceOf(CacheBackendException.class);
        assertThatThrownBy(() -> cache.put(1, 1L)).isInstanceOf(CacheBackendException.class);
        assertThatThrownBy(cache::clear).isInstanceOf(CacheBackendException.class);
        assertThat(cache.get(1)).isEmpty();
        for (Shape shape : Shape.values()) {
            assertThat(shape.change(rig.things(), 1)).isPositive();
        }
        fault.end(rig);
    }

    /** Beside the same calls without a cache; half of each, for single ones say nothing here. */
    @ParameterizedTest
    @EnumSource
    void callsCostNextToNothingWhileTheServerIsNotAsked(Fault fault) throws Exception {
        fault.begin(rig);
        awaitBreaker(false);
        for (Shape shape : Shape.values()) {
            long[] cached = new long[ENOUGH];
            long[] bare = new long[ENOUGH];
            for (int i = 0; i < ENOUGH; i++) {
                int id = i % Source.THINGS;
                cached[i] = nanos(() -> shape.find(rig.things(), id));
                bare[i] = nanos(() -> shape.load(rig.source(), id));
            }
            assertThat(half(cached)).as(shape.name()).isLessThan(half(bare) * HOPS + NOTHING);
        }
        fault.end(rig);
    }

    private static long nanos(Callable<?> call) throws Exception {
        long start = System.nanoTime();
        call.call();
        return System.nanoTime() - start;
    }

    private static long half(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2];
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
                .until(() -> rig.cache().statistics().hits() > before + 20);
    }

    private void awaitBreaker(boolean closed) {
        await().atMost(SETTLED)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> rig.available() == closed);
    }

    private void awaitCalls() {
        long before = callers.calls();
        await().atMost(SETTLED).until(() -> callers.calls() > before + ENOUGH);
    }

    private void assertNobodyWaitedLong() {
        assertThat(callers.longest())
                .isLessThanOrEqualTo(rig.far().longestCall().plus(noise.ofACall()));
    }
}
