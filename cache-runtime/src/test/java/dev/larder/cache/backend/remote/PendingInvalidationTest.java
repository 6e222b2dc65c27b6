package dev.larder.cache.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.CacheBackendException;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Opened;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PendingInvalidationTest {

    private static final int MAXIMUM_KEYS = 1_000;
    private static final int MAXIMUM_TAGS = 10_000;

    private final RemoteFixture far = new RemoteFixture();

    /** Ways to invalidate the entry k, which has the tags t and @/p. */
    static List<Function<RemoteFixture, CompletableFuture<Void>>> invalidations() {
        return List.of(
                far -> far.remove("k"),
                far -> far.space.clear().toCompletableFuture(),
                far -> far.ban("*k"),
                far -> far.tags("t"),
                far -> far.tags("@/p"));
    }

    @ParameterizedTest
    @MethodSource("invalidations")
    void unacknowledgedInvalidationPutsItsTargetIntoQuarantine(
            Function<RemoteFixture, CompletableFuture<Void>> invalidate) {
        far.load("k", "old", "t", "@/p");
        Permit begunBefore = far.permit("k", "t", "@/p");
        far.authority.mode(MapAuthority.Mode.FAILS);

        assertThat(RemoteFixture.failure(invalidate.apply(far)))
                .isInstanceOf(CacheBackendException.class)
                .hasMessageContaining("out of order");
        far.authority.mode(MapAuthority.Mode.ANSWERS);
        Opened opened = far.open("k", "t", "@/p").join();
        assertThat(far.value("k")).isNull();
        assertThat(far.read("k", "t", "@/p").join().reason()).isEqualTo(Seen.Reason.SKIPPED);
        assertThat(opened.entry()).isNull();
        assertThat(opened.permit().storable()).isFalse();
        assertThat(opened.permit().shareable()).isFalse();
        assertThat(far.fill(begunBefore, "k", "old", "t", "@/p").join())
                .isEqualTo(Filled.OVERTAKEN);
        far.advance(Duration.ofMillis(110));
        far.load("k", "new", "t", "@/p");
        assertThat(far.value("k")).isEqualTo("new");
    }

    @Test
    void invalidationWithoutAnAnswerCountsAsNotDone() {
        far.load("k", "old");
        far.authority.mode(MapAuthority.Mode.DONE_SILENTLY);
        CompletableFuture<Void> removed = far.remove("k");
        far.advance(Duration.ofMillis(310));

        assertThat(RemoteFixture.failure(removed)).isInstanceOf(CacheBackendException.class);
        assertThat(far.read("k").join().reason()).isEqualTo(Seen.Reason.SKIPPED);
    }

    @Test
    void readThatIsInTheAirWhenAnInvalidationFailsGivesNothing() {
        far.load("k", "old");
        far.authority.mode(MapAuthority.Mode.WAITS);
        CompletableFuture<Seen> read = far.read("k");
        CompletableFuture<Opened> opened = far.open("k");
        far.authority.mode(MapAuthority.Mode.FAILS);
        far.remove("k");
        far.authority.release();

        assertThat(read.join().reason()).isEqualTo(Seen.Reason.SKIPPED);
        assertThat(opened.join().entry()).isNull();
        assertThat(opened.join().permit().shareable()).isFalse();
    }

    @Test
    void loadBegunBeforeAnInvalidationIsNotSharedByAPermitThatWasGrantedInItsQuarantine() {
        Permit before = far.permit("k");
        far.authority.mode(MapAuthority.Mode.WAITS);
        far.open("k");
        CompletableFuture<Opened> second = far.open("k");
        far.authority.mode(MapAuthority.Mode.FAILS);
        far.remove("k");
        far.authority.release();
        assertThat(second.join().permit().shareable()).isFalse();
        far.advance(Duration.ofMillis(110));
        assertThat(far.read("k").join().reason()).isEqualTo(Seen.Reason.ABSENT);
        far.authority.mode(MapAuthority.Mode.FAILS);

        assertThat(far.permit("k")).isNotEqualTo(before);
    }

    @Test
    void loadBegunBeforeATagsInvalidationFailedIsNotSharedAfterIt() {
        Permit before = far.permit("k");
        far.authority.mode(MapAuthority.Mode.FAILS);
        far.tags("t");
        far.authority.mode(MapAuthority.Mode.ANSWERS);
        Permit after = far.permit("k");

        assertThat(after).isNotEqualTo(before);
        assertThat(after.shareable()).isTrue();
        assertThat(far.permit("k")).isEqualTo(after);
    }

    @Test
    void answerToAQuestionFromTheQuarantineOfAnUnknownTagIsNotUsedAfterItsEnd() {
        List<Runnable> waiting = new ArrayList<>();
        RemoteFixture later = new RemoteFixture(far.authority, waiting::add);
        far.load("k", "old", "t");
        far.authority.mode(MapAuthority.Mode.FAILS);
        later.tags("t");
        far.authority.mode(MapAuthority.Mode.ANSWERS);
        CompletableFuture<Seen> read = later.read("k");
        CompletableFuture<Opened> opened = later.open("k");
        later.advance(Duration.ofMillis(110));
        List.copyOf(waiting).forEach(Runnable::run);

        assertThat(read.join().reason()).isEqualTo(Seen.Reason.SKIPPED);
        assertThat(opened.join().entry()).isNull();
    }

    @Test
    void othersAreNotInQuarantine() {
        far.load("l", "v");
        far.authority.mode(MapAuthority.Mode.FAILS);
        far.remove("k");
        far.ban("*x*");
        far.tags("t");
        far.authority.mode(MapAuthority.Mode.ANSWERS);

        assertThat(far.value("l")).isEqualTo("v");
    }

    @Test
    void retriesComeAtGrowingIntervals() {
        far.authority.mode(MapAuthority.Mode.FAILS);
        far.remove("k");
        far.authority.sent.clear();
        far.advance(Duration.ofMillis(50));
        assertThat(far.authority.sent).isEmpty();
        far.advance(Duration.ofMillis(60));
        assertThat(far.authority.sent).hasSize(1);
        far.advance(Duration.ofMillis(150));
        assertThat(far.authority.sent).hasSize(1);
        far.advance(Duration.ofMillis(100));

        assertThat(far.authority.sent).hasSize(2);
    }

    @Test
    void nothingIsSentOnceAllIsAcknowledged() {
        far.authority.mode(MapAuthority.Mode.FAILS);
        far.remove("k");
        far.authority.mode(MapAuthority.Mode.ANSWERS);
        far.advance(Duration.ofMillis(110));
        far.authority.sent.clear();
        far.advance(Duration.ofMinutes(1));

        assertThat(far.authority.sent).isEmpty();
    }

    @Test
    void retryThatBeganBeforeANewFailureDoesNotEndTheQuarantine() {
        far.authority.mode(MapAuthority.Mode.FAILS);
        far.remove("k");
        far.authority.mode(MapAuthority.Mode.WAITS);
        far.advance(Duration.ofMillis(110));
        far.authority.mode(MapAuthority.Mode.FAILS);
        far.remove("k");
        far.authority.release();
        assertThat(far.read("k").join().reason()).isEqualTo(Seen.Reason.SKIPPED);
        far.advance(Duration.ofMillis(110));

        assertThat(far.read("k").join().reason()).isEqualTo(Seen.Reason.ABSENT);
    }

    @Test
    void moreKeysThanAreKeptBecomeTheClearOfTheirNamespace() {
        far.load("unrelated", "v");
        far.authority.mode(MapAuthority.Mode.FAILS);
        Object[] keys = new Object[MAXIMUM_KEYS + 1];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = i;
        }
        far.remove(keys);
        far.authority.mode(MapAuthority.Mode.ANSWERS);
        assertThat(far.read("unrelated").join().reason()).isEqualTo(Seen.Reason.SKIPPED);
        far.authority.sent.clear();
        far.advance(Duration.ofMillis(110));

        assertThat(far.authority.sent.get(0)).startsWith("remove [p:{n/0}!, p:{n/1}!");
        assertThat(far.value("unrelated")).isNull();
    }

    @Test
    void moreTagsThanAreKeptBecomeTheClearOfAllNamespaces() {
        far.load("k", "v", "t0");
        far.authority.mode(MapAuthority.Mode.FAILS);
        String[] tags = new String[MAXIMUM_TAGS + 1];
        for (int i = 0; i < tags.length; i++) {
            tags[i] = "t" + i;
        }
        far.tags(tags);
        far.authority.mode(MapAuthority.Mode.ANSWERS);
        assertThat(far.read("k").join().reason()).isEqualTo(Seen.Reason.SKIPPED);
        far.advance(Duration.ofMillis(110));

        assertThat(far.value("k")).isNull();
    }

    @Test
    void invalidationsAreCounted() {
        far.remove("a", "b");
        far.tags("t", "u", "v");
        far.space.clear();

        assertThat(far.backend.statistics().invalidations()).isEqualTo(6);
    }
}
