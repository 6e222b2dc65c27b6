package dev.larder.cache.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page says something of every fault on every backend. */
class ReliabilityPageTest {

    private static final int CELLS = 10;

    @ParameterizedTest
    @EnumSource
    void everyFaultHasARowThatIsMeasuredOrSaysWhyNot(Far far) throws IOException {
        List<String[]> rows =
                ReliabilityPage.committed()
                        .part(far.backend())
                        .lines()
                        .skip(2)
                        .map(line -> line.substring(1).split("\\|", -1))
                        .toList();

        assertThat(rows)
                .extracting(row -> row[0].strip())
                .containsExactly(
                        Arrays.stream(Fault.values()).map(Fault::text).toArray(String[]::new));
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(CELLS + 1));
        for (Fault fault : Fault.values()) {
            String first = rows.get(fault.ordinal())[1].strip();
            assertThat(first).as(fault.text()).isEqualTo(fault.notOn(far).orElse("0"));
        }
    }
}
