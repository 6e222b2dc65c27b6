package dev.larder.cache.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.tck.Noise;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application starts and ends whatever its server does, and leaves nothing behind. */
abstract class StartAndEndScenario {

    /** {@code larder.shutdown}, and what the rest of an application takes to end here. */
    private static final Duration LONGEST_END = Duration.ofSeconds(5 + 3);

    private static final Duration SETTLED = Duration.ofSeconds(20);

    private static final Set<Far> WARM = EnumSet.noneOf(Far.class);

    private final Noise noise = new Noise();
    private final Rig rig;

    StartAndEndScenario(Far far) {
        rig = new Rig(far);
    }

    /** The first application of a process loads classes, and so does a server that began anew. */
    @BeforeEach
    void warm() throws Exception {
        if (WARM.add(rig.far())) {
            try (Rig other = new Rig(rig.far())) {
                other.begin();
                readInAllShapes(other);
                try (Callers callers = other.callers()) {
                    callers.begin();
                    await().atMost(SETTLED).until(() -> other.cache().statistics().hits() > 300);
                }
            }
        }
    }

    private void end(Fault fault) {
        fault.end(rig);
        if (fault == Fault.KILLED) {
            WARM.remove(rig.far());
        }
    }

    @AfterEach
    void close() {
        noise.close();
        rig.close();
    }

    @ParameterizedTest
    @MethodSource("dev.larder.cache.faults.Fault#outages")
    void applicationStartsWithoutItsServerAndCachesWithinASecondOfItsComing(Fault fault)
            throws Exception {
        noise.begin();
        fault.begin(rig);
        rig.begin();
        for (Shape shape : Shape.values()) {
            assertThat(shape.find(rig.things(), 1)).isEqualTo(rig.source().oldestAllowed(1));
        }
        try (Callers callers = rig.callers()) {
            callers.begin();
            await().atMost(SETTLED).until(() -> callers.calls() > 300);
            end(fault);
            Duration back = fault == Fault.KILLED ? rig.far().backEmpty() : rig.far().back();
            long start = System.nanoTime();
            await().atMost(SETTLED)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> rig.cache().statistics().hits() > 20);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(back.plus(noise.ofAReturn()));

            assertThat(callers.errors()).isEmpty();
            assertThat(callers.wrong()).isEmpty();
        }
    }

    @Test
    void endGivesThreadsAndConnectionsBack() throws Exception {
        Set<Thread> before = threads();
        rig.begin();
        readInAllShapes(rig);
        assertThat(rig.proxy().connections()).isPositive();

        rig.application().close();
        assertNothingIsLeft(before);
    }

    @ParameterizedTest
    @MethodSource("dev.larder.cache.faults.Fault#outages")
    void endWaitsForNoServer(Fault fault) throws Exception {
        Set<Thread> before = threads();
        rig.begin();
        readInAllShapes(rig);
        fault.begin(rig);
        try (Callers callers = rig.callers()) {
            callers.begin();
            await().atMost(SETTLED).until(() -> callers.calls() > 50);
        }
        long start = System.nanoTime();
        rig.application().close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST_END);
        end(fault);
        assertNothingIsLeft(before);
    }

    private static void readInAllShapes(Rig rig) throws Exception {
        for (Shape shape : Shape.values()) {
            shape.find(rig.things(), 1);
            shape.change(rig.things(), 1);
        }
    }

    private void assertNothingIsLeft(Set<Thread> before) {
        await().atMost(SETTLED)
                .untilAsserted(
                        () -> {
                            assertThat(rig.proxy().connections()).isZero();
                            assertThat(threads()).isSubsetOf(before);
                        });
    }

    /** Those of Larder and of the driver: the JVM's and the test's come and go. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("(larder|lettuce|aws|sdk).*"))
                .collect(Collectors.toSet());
    }
}
