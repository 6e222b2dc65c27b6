package dev.larder.cache.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.tck.Noise;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault happens to one application after the other, while callers go on. The bounds are those
 * that users are promised; what this machine itself took to run woken threads is measured at the
 * same time and added.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReliabilityScenario {

    private final Far far;
    private final Noise noise = new Noise();
    private final ReliabilityTable table;
    private Rig rig;
    private Footprint before;

    ReliabilityScenario(Far far) {
        this.far = far;
        this.table = new ReliabilityTable(far);
    }

    Stream<Fault> faults() {
        return Arrays.stream(Fault.values()).filter(fault -> fault.notOn(far).isEmpty());
    }

    @BeforeAll
    void begin() throws Exception {
        noise.begin();
        rig = new Rig(far).begin();
        warmUp(rig);
        before = Footprint.of(rig);
    }

    /** What has run often is compiled: on the way to the server, and past it in an outage. */
    private static void warmUp(Rig rig) throws InterruptedException, ExecutionException {
        Kept.put(rig);
        try (Callers callers = rig.callers()) {
            callers.begin();
            Again.until(callers::calls, calls -> calls > 3_000);
            Fault.REFUSED.begin(rig);
            Again.until(rig::available, available -> !available);
            Rate.of(rig);
            Fault.REFUSED.end(rig);
            Again.cached(rig);
        }
    }

    @AfterAll
    void end() {
        table.write();
        rig.close();
        noise.close();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultCostsNoCallerAnErrorAWrongValueOrALongWait(Fault fault) throws Exception {
        Outcome outcome = outcome(fault);
        table.add(fault, outcome);

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.wrong()).isEmpty();
        assertThat(outcome.lost()).as("entries lost").isZero();
        assertInTime(outcome.times());
        assertThat(outcome.grown()).matches(grown -> grown.isAtMost(far.mayGrow()));
        assertToldOnceAChange(fault, outcome.states());
    }

    private static void assertInTime(Outcome.Times times) {
        assertThat(times.longest()).as("longest call").isLessThanOrEqualTo(times.mayLast());
        assertThat(times.back()).as("away").isLessThanOrEqualTo(times.mayStayAway());
        assertThat(times.rate().stream().toList())
                .allSatisfy(rate -> assertThat(rate.part()).isGreaterThanOrEqualTo(rate.least()));
    }

    private Outcome outcome(Fault fault) throws Exception {
        if (fault != Fault.FULL || far != Far.MEMCACHED) {
            return new Trial(rig, noise, before).of(fault);
        }
        try (Rig full = new Rig(far, Far.memcachedThatEvictsNothing()).begin()) {
            warmUp(full);
            return new Trial(full, noise, Footprint.of(full)).of(fault);
        }
    }

    private static void assertToldOnceAChange(Fault fault, Outcome.States states) {
        if (fault.isOutage()) {
            assertThat(states.events()).startsWith(false, true);
        }
        assertThat(states.events()).doesNotContainSequence(false, false);
        assertThat(states.events()).doesNotContainSequence(true, true);
        assertThat(states.logged()).hasSameSizeAs(states.events());
    }
}
