package dev.larder.cache.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final int MANY = 5_000;

    private static Plan plan(long seed) {
        return new Plan(seed, Mix.everything(), Run.NODES);
    }

    private static <T> List<T> first(Iterator<T> all) {
        return Stream.generate(all::next).limit(MANY).toList();
    }

    @Test
    void seedMakesTheSameStepsAndFaultsAgain() {
        for (int thread = 0; thread < Run.NODES * Run.THREADS_A_NODE; thread++) {
            assertThat(first(plan(42).steps(thread))).isEqualTo(first(plan(42).steps(thread)));
        }
        assertThat(first(plan(42).faults())).isEqualTo(first(plan(42).faults()));
        assertThat(plan(42).describe(12, Duration.ofSeconds(5)))
                .isEqualTo(plan(42).describe(12, Duration.ofSeconds(5)));
    }

    @Test
    void anotherSeedMakesOthers() {
        assertThat(first(plan(42).steps(0))).isNotEqualTo(first(plan(43).steps(0)));
        assertThat(first(plan(42).faults())).isNotEqualTo(first(plan(43).faults()));
        assertThat(plan(42).describe(12, Duration.ofSeconds(5)))
                .isNotEqualTo(plan(43).describe(12, Duration.ofSeconds(5)));
    }

    @Test
    void threadsTakeStepsOfTheirOwn() {
        Set<List<Step>> all = new HashSet<>();
        for (int thread = 0; thread < Run.NODES * Run.THREADS_A_NODE; thread++) {
            all.add(first(plan(42).steps(thread)));
        }

        assertThat(all).hasSize(Run.NODES * Run.THREADS_A_NODE);
    }

    @Test
    void everythingComesUp() {
        Set<Operation> operations = new HashSet<>();
        first(plan(42).steps(0)).forEach(step -> operations.add(step.operation()));
        Set<Fault.Kind> kinds = EnumSet.noneOf(Fault.Kind.class);
        first(plan(42).faults()).forEach(fault -> kinds.add(fault.kind()));

        assertThat(operations).contains(Reading.values()).contains(Writing.values());
        assertThat(kinds).containsExactlyInAnyOrder(Fault.Kind.values());
    }
}
