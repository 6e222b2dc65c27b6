package dev.larder.cache.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The checker would see it: each bug is put in from outside, and has to be found in a run. Runs
 * with the same work, faults and detours, but without the bug, are clean.
 */
@Tag("once")
class CaughtBugsTest {

    private static final Duration TIME = Duration.ofMillis(2_500);
    private static final int ROUNDS = Integer.getInteger("history.rounds", 1);

    /** Those of one namespace. */
    private static final List<Address> FEW = Address.ALL.subList(0, Address.KEYS.size());

    /** Hardly any faults, and loads that others overtake. */
    private static final Mix CALM =
            Mix.everything()
                    .on(FEW)
                    .with(100, Writing.REMOVE, Writing.CHANGE, Writing.TAG)
                    .with(Mix.Faults.only(Fault.Kind.EVICT, 250))
                    .at(new Mix.Pace(100, 0));

    /** Cells are lost all the time. */
    private static final Mix LOST_CELLS =
            Mix.everything()
                    .with(100, Writing.CLEAR, Writing.TAG, Writing.REMOVE)
                    .with(Mix.Faults.only(Fault.Kind.EVICT_CELLS, 40));

    /**
     * What a node reads arrives later than what it is told of changes, and no other node fills what
     * that changed.
     */
    private static final Mix LATE_ANSWERS =
            Mix.everything()
                    .on(FEW)
                    .with(0, Writing.REMOVE, Writing.CHANGE)
                    .with(Mix.Faults.only(Fault.Kind.DELAY, 100))
                    .at(new Mix.Pace(1, 800));

    private static final int ONE_NODE = 1;

    /** What a slow machine leaves no time for in one run, it does in one of some more. */
    private static final int CHANCES = 3;

    private static void assertCaught(Setting setting, Mix mix, Map<String, Object> more) {
        long seed = Seeds.first();
        for (int round = 0; round < ROUNDS; round++) {
            Outcome outcome = run(setting, mix, more, seed++);
            for (int i = 1; i < CHANCES && outcome.violations().isEmpty(); i++) {
                outcome = run(setting, mix, more, seed++);
            }
            assertThat(outcome.violations()).as(outcome.toString()).isNotEmpty();
        }
    }

    private static void assertClean(Setting setting, Mix mix, Map<String, Object> more) {
        long seed = Seeds.first();
        for (int round = 0; round < ROUNDS; round++) {
            Outcome outcome = run(setting, mix, more, seed++);
            assertThat(outcome.isClean()).as(outcome.toString()).isTrue();
        }
    }

    private static Outcome run(Setting setting, Mix mix, Map<String, Object> more, long seed) {
        Outcome outcome = new Run(setting, new Plan(seed, mix, ONE_NODE), more).go(TIME);
        System.out.println(outcome);
        return outcome;
    }

    private static Map<String, Object> wrong(Bug bug) {
        return Map.of(
                "larder.backend", "wrong",
                "larder.backends.wrong.type", "wrong-redis",
                "larder.backends.wrong.bug", bug.name());
    }

    @Test
    void theCheckerCatchesFillsWithoutAPermit() {
        assertCaught(Setting.REDIS, CALM, wrong(Bug.FILL_WITHOUT_PERMIT));
    }

    @Test
    void theCheckerCatchesCountersThatBeginAtZeroAgain() {
        assertCaught(Setting.REDIS, LOST_CELLS, wrong(Bug.COUNTERS_FROM_ZERO));
    }

    @Test
    void theCheckerCatchesFollowersOfOlderLoads() {
        Map<String, Object> joining =
                Map.of("larder.backend", "joining", "larder.backends.joining.type", "joining");

        assertCaught(Setting.REDIS, CALM, joining);
    }

    @Test
    void theCheckerCatchesCopiesMadeAfterThePush() {
        assertCaught(Setting.TIERED_EVERYWHERE, LATE_ANSWERS, Map.of("history.bug", "near-fill"));
    }

    @Test
    void theCheckerIsSilentAboutTheSameWorkWithoutABug() {
        assertClean(Setting.REDIS, CALM, wrong(Bug.NONE));
        assertClean(Setting.REDIS, LOST_CELLS, Map.of());
        assertClean(Setting.TIERED_EVERYWHERE, LATE_ANSWERS, Map.of());
    }
}
