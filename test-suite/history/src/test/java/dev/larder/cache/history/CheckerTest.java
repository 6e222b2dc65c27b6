package dev.larder.cache.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Histories by hand; times are milliseconds. */
class CheckerTest {

    private static final Address ONE = new Address(Address.ITEMS, "a0");
    private static final Address OTHER = new Address(Address.ITEMS, "a1");
    private static final Origin HERE = new Origin(0, 0);
    private static final Origin THERE = new Origin(1, 0);
    private static final Origin HERE_AGAIN = new Origin(0, 1);

    private final Checker strict = new Checker(Bounds.of(Duration.ZERO));
    private final Checker loose = new Checker(Bounds.of(Duration.ofMillis(100)));

    private static Span span(long begin, long end) {
        return new Span(begin * 1_000_000, end * 1_000_000);
    }

    private static Event read(Origin by, long given, long begin) {
        return new Event.Read(by, ONE, given, span(begin, begin + 10), false, "FIND");
    }

    private static Event unanswered(Origin by, long given, long begin) {
        return new Event.Read(by, ONE, given, span(begin, begin + 10), true, "FIND");
    }

    private static Event write(Origin by, long version, long begin, long end) {
        return new Event.Write(by, Map.of(ONE, version), span(begin, end), true, "REMOVE");
    }

    private static Event failed(Origin by, long version, long begin, long end) {
        return new Event.Write(by, Map.of(ONE, version), span(begin, end), false, "REMOVE");
    }

    private static List<Violation> check(Checker checker, Event... history) {
        return checker.check(Arrays.asList(history));
    }

    @Test
    void readThatBeginsAfterTheReturnHasToSeeTheWrite() {
        List<Violation> found = check(strict, write(HERE, 1, 0, 20), read(THERE, 0, 20));

        assertThat(found).hasSize(1);
        assertThat(found.get(0).read().given()).isZero();
        assertThat(found.get(0).missed().versions()).containsEntry(ONE, 1L);
    }

    @Test
    void readThatGivesTheVersionOrANewerOneIsRight() {
        assertThat(check(strict, write(HERE, 1, 0, 20), read(THERE, 1, 20), read(HERE, 2, 30)))
                .isEmpty();
    }

    @Test
    void readThatOverlapsTheInvalidationMayGiveEither() {
        assertThat(check(strict, write(HERE, 1, 0, 20), read(THERE, 0, 19), read(HERE, 0, 5)))
                .isEmpty();
    }

    @Test
    void otherNodesMayBeAsStaleAsIsSaid() {
        assertThat(check(loose, write(HERE, 1, 0, 20), read(THERE, 0, 119))).isEmpty();
        assertThat(check(loose, write(HERE, 1, 0, 20), read(THERE, 0, 120))).hasSize(1);
    }

    @Test
    void ownNodeMayNeverBeStale() {
        assertThat(check(loose, write(HERE, 1, 0, 20), read(HERE, 0, 21))).hasSize(1);
    }

    @Test
    void failedInvalidationBindsTheOwnNodeAtOnce() {
        assertThat(check(strict, failed(HERE, 1, 0, 20), read(HERE, 0, 20))).hasSize(1);
        assertThat(check(strict, failed(HERE, 1, 0, 20), read(HERE, 0, 19))).isEmpty();
    }

    @Test
    void failedInvalidationPromisesOtherNodesNothing() {
        assertThat(check(strict, failed(HERE, 1, 0, 20), read(THERE, 0, 5_000))).isEmpty();
    }

    @Test
    void failedInvalidationPromisesNothingAfterTheNodeWasOpenedAgain() {
        assertThat(check(strict, failed(HERE, 1, 0, 20), read(HERE_AGAIN, 0, 5_000))).isEmpty();
        assertThat(check(strict, write(HERE, 1, 0, 20), read(HERE_AGAIN, 0, 5_000))).hasSize(1);
    }

    @Test
    void loadsAreSharedForASecondWhileTheBackendDoesNotAnswer() {
        assertThat(check(strict, write(HERE, 1, 0, 20), unanswered(THERE, 0, 1_019))).isEmpty();
        assertThat(check(strict, write(HERE, 1, 0, 20), unanswered(THERE, 0, 1_020))).hasSize(1);
    }

    @Test
    void loadsAreNotSharedAcrossAnInvalidationOfTheOwnNode() {
        assertThat(check(strict, write(HERE, 1, 0, 20), unanswered(HERE, 0, 21))).hasSize(1);
    }

    @Test
    void laterInvalidationThatReturnedEarlierCounts() {
        assertThat(check(strict, write(HERE, 1, 0, 90), write(THERE, 2, 10, 20), read(HERE, 1, 30)))
                .hasSize(1);
        assertThat(check(strict, write(THERE, 2, 10, 20), write(HERE, 1, 0, 90), read(HERE, 2, 99)))
                .isEmpty();
    }

    @Test
    void acknowledgedInvalidationOfAnotherNodeCountsBesideAFailedOwnOne() {
        assertThat(check(strict, write(THERE, 2, 0, 20), failed(HERE, 1, 0, 30), read(HERE, 1, 40)))
                .hasSize(1);
    }

    @Test
    void otherAddressesDoNotMatter() {
        Event.Write elsewhere =
                new Event.Write(HERE, Map.of(OTHER, 1L), span(0, 20), true, "REMOVE");

        assertThat(check(strict, elsewhere, read(THERE, 0, 30))).isEmpty();
    }

    @Test
    void oneInvalidationOfSeveralAddressesCountsForEach() {
        Event.Write both =
                new Event.Write(HERE, Map.of(OTHER, 1L, ONE, 5L), span(0, 20), true, "TAG");

        assertThat(check(strict, both, read(THERE, 4, 30))).hasSize(1);
    }

    @Test
    void reportTellsWhatHappenedBetween() {
        Event.Read before = new Event.Read(THERE, ONE, 0, span(-50, -40), false, "GET");
        List<Violation> found =
                check(
                        strict,
                        before,
                        write(HERE, 1, 0, 20),
                        read(HERE, 1, 22),
                        read(THERE, 0, 30),
                        read(HERE, 1, 50));

        assertThat(found).hasSize(1);
        assertThat(found.get(0).around()).hasSize(3);
        assertThat(found.get(0).toString())
                .contains("node 1 FIND of items[a0] gave 0, which is too old")
                .contains("0.0..20.0 ms node 0 REMOVE committed {items[a0]=1}")
                .contains("30.0..40.0 ms node 1 FIND of items[a0] gave 0")
                .doesNotContain("GET");
    }
}
