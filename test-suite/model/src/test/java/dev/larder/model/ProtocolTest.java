package dev.larder.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The small form of the search; {@code test-suite/model/run} is the full one. */
class ProtocolTest {

    private static final int MOST = 1_000_000;

    @ParameterizedTest
    @EnumSource
    void wrongVariantGivesAnOldValueAndTheProtocolDoesNot(Wrong wrong) {
        Scenario scenario = Objects.requireNonNull(Scenarios.traps().get(wrong), "no trap");
        Search.Outcome caught = Search.of(scenario, Set.of(wrong), MOST);
        assertThat(caught.trace()).isNotEmpty();
        assertThat(caught.trace().get(caught.trace().size() - 1)).contains("is given v");
        Search.Outcome right = Search.of(scenario, Set.of(), caught.states() * 4);

        assertThat(right.trace()).isEmpty();
    }

    static Stream<Named<Scenario>> small() {
        return Scenarios.small().entrySet().stream()
                .map(one -> Named.of(one.getKey(), one.getValue()));
    }

    @ParameterizedTest
    @MethodSource("small")
    void protocolGivesNoOldValueInAnyState(Scenario scenario) {
        Search.Outcome outcome = Search.of(scenario, Set.of(), MOST);

        assertThat(outcome.trace()).isEmpty();
        assertThat(outcome.complete()).isTrue();
        assertThat(outcome.states()).isGreaterThan(1_000);
    }

    @Test
    void everyWrongVariantHasATrap() {
        Map<Wrong, Scenario> traps = Scenarios.traps();

        assertThat(traps).containsOnlyKeys(Wrong.values());
    }

    @Test
    void searchThatIsCutOffSaysSo() {
        Scenario scenario = Scenarios.small().values().iterator().next();

        assertThat(Search.of(scenario, Set.of(), 100).complete()).isFalse();
    }
}
