package dev.larder.cache.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No reader is given less than an invalidation allows. Each run has a new seed, which it prints;
 * {@code -Dhistory.seed} names the first instead. With {@code -Dhistory.minutes} each setting is
 * run for so long, in rounds with consecutive seeds.
 */
@Tag("once")
class HistoryTest {

    private static final Duration ROUND = Duration.ofSeconds(Long.getLong("history.seconds", 5));
    private static final long MINUTES = Long.getLong("history.minutes", 0);

    @ParameterizedTest
    @EnumSource
    void nobodyIsGivenLessThanAnInvalidationAllows(Setting setting) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
        long seed = Seeds.first();
        do {
            Outcome outcome =
                    new Run(setting, new Plan(seed++, Mix.everything(), Run.NODES)).go(ROUND);
            System.out.println(outcome);

            assertThat(outcome.isClean()).as(outcome.toString()).isTrue();
            assertWorthwhile(setting, outcome.evidence());
        } while (System.nanoTime() - end < 0);
    }

    private static void assertWorthwhile(Setting setting, Evidence evidence) {
        assertThat(evidence.tally().hits()).as(evidence.toString()).isPositive();
        assertThat(evidence.tally().refused()).as(evidence.toString()).isPositive();
        assertThat(evidence.acknowledged())
                .as(evidence.toString())
                .hasSize(Writing.values().length);
        if (setting.near()) {
            assertThat(evidence.near()).as(evidence.toString()).isPositive();
            assertThat(evidence.dropped()).as(evidence.toString()).isPositive();
        }
    }
}
