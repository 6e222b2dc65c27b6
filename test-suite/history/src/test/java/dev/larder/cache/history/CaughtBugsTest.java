package dev.larder.cache.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The checker would see it: each bug is put in from outside, and has to be found in a run. Runs
 * with the same work, faults and detours, but without the bug, are clean.
 */
class CaughtBugsTest {

    private static final Duration TIME =
            Duration.ofMillis(Long.getLong("history.bug-millis", 2_500));

    /** Hardly any faults. */
    private static final Mix CALM =
            Mix.everything().with(Mix.Faults.only(Fault.Kind.EVICT, 250));

    /** Cells are lost all the time. */
    private static final Mix LOST_CELLS =
            Mix.everything()
                    .with(100, Writing.CLEAR, Writing.TAG, Writing.REMOVE)
                    .with(Mix.Faults.only(Fault.Kind.EVICT_CELLS, 40));

    /** What is read arrives later than what changes. */
    private static final Mix LATE_ANSWERS =
            Mix.everything()
                    .with(25, Writing.REMOVE, Writing.CHANGE)
                    .with(Mix.Faults.only(Fault.Kind.DELAY, 40));

    private static Outcome run(Setting setting, Mix mix, Map<String, Object> more) {
        Outcome outcome =
                new Run(setting, new Plan(Seeds.first(), mix, Run.NODES), more).go(TIME);
        System.out.println(outcome);
        return outcome;
    }

    private static Map<String, Object> wrong(Bug bug) {
        return Map.of(
                "larder.backend", "wrong",
                "larder.backends.wrong.type", "wrong-redis",
                "larder.backends.wrong.bug", bug.name());
    }

    private static void assertCaught(Outcome outcome) {
        assertThat(outcome.violations()).as(outcome.toString()).isNotEmpty();
    }

    private static void assertClean(Outcome outcome) {
        assertThat(outcome.isClean()).as(outcome.toString()).isTrue();
    }

    @Test
    void theCheckerCatchesFillsWithoutAPermit() {
        assertCaught(run(Setting.REDIS, CALM, wrong(Bug.FILL_WITHOUT_PERMIT)));
    }

    @Test
    void theCheckerCatchesCountersThatBeginAtZeroAgain() {
        assertCaught(run(Setting.REDIS, LOST_CELLS, wrong(Bug.COUNTERS_FROM_ZERO)));
    }

    @Test
    void theCheckerCatchesFollowersOfOlderLoads() {
        Map<String, Object> joining =
                Map.of("larder.backend", "joining", "larder.backends.joining.type", "joining");

        assertCaught(run(Setting.REDIS, CALM, joining));
    }

    @Test
    void theCheckerCatchesCopiesMadeAfterThePush() {
        assertCaught(
                run(Setting.TIERED_EVERYWHERE, LATE_ANSWERS, Map.of("history.bug", "near-fill")));
    }

    @Test
    void theCheckerIsSilentAboutTheSameWorkWithoutABug() {
        assertClean(run(Setting.REDIS, LOST_CELLS, wrong(Bug.NONE)));
        assertClean(run(Setting.TIERED_EVERYWHERE, LATE_ANSWERS, Map.of()));
    }
}
