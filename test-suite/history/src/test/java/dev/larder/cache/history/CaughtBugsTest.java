package dev.larder.cache.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The checker would see it: each bug is put in from outside, and has to be found in a run. Runs
 * with the same work, faults and detours, but without the bug, are clean.
 */
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

    private static void check(
            Setting setting, Mix mix, Map<String, Object> more, Consumer<Outcome> claim) {
        long seed = Seeds.first();
        for (int round = 0; round < ROUNDS; round++) {
            Outcome outcome = new Run(setting, new Plan(seed++, mix, ONE_NODE), more).go(TIME);
            System.out.println(outcome);
            claim.accept(outcome);
        }
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
        check(Setting.REDIS, CALM, wrong(Bug.FILL_WITHOUT_PERMIT), CaughtBugsTest::assertCaught);
    }

    @Test
    void theCheckerCatchesCountersThatBeginAtZeroAgain() {
        check(
                Setting.REDIS,
                LOST_CELLS,
                wrong(Bug.COUNTERS_FROM_ZERO),
                CaughtBugsTest::assertCaught);
    }

    @Test
    void theCheckerCatchesFollowersOfOlderLoads() {
        Map<String, Object> joining =
                Map.of("larder.backend", "joining", "larder.backends.joining.type", "joining");

        check(Setting.REDIS, CALM, joining, CaughtBugsTest::assertCaught);
    }

    @Test
    void theCheckerCatchesCopiesMadeAfterThePush() {
        check(
                Setting.TIERED_EVERYWHERE,
                LATE_ANSWERS,
                Map.of("history.bug", "near-fill"),
                CaughtBugsTest::assertCaught);
    }

    @Test
    void theCheckerIsSilentAboutTheSameWorkWithoutABug() {
        check(Setting.REDIS, CALM, wrong(Bug.NONE), CaughtBugsTest::assertClean);
        check(Setting.REDIS, LOST_CELLS, Map.of(), CaughtBugsTest::assertClean);
        check(Setting.TIERED_EVERYWHERE, LATE_ANSWERS, Map.of(), CaughtBugsTest::assertClean);
    }
}
