package dev.larder.cache.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.BackendStateChangedEvent;
import dev.larder.cache.CacheBackendException;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Seen;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OutageTest {

    private final RemoteFixture far = new RemoteFixture();

    @Test
    void backendIsNotAskedAnyMoreAfterFiveFailures() {
        far.breakDown();
        long sent = far.authority.sent.size();

        assertThat(far.read("k").join().reason()).isEqualTo(Seen.Reason.SKIPPED);
        assertThat(far.permit("k").storable()).isFalse();
        assertThat(far.authority.sent).hasSize((int) sent);
        assertThat(far.backend.available()).isFalse();
        assertThat(far.backend.statistics().breaker()).isEqualTo("OPEN");
        assertThat(far.backend.statistics().backendErrors()).isEqualTo(5);
        assertThat(far.events)
                .containsExactly(
                        new BackendStateChangedEvent(
                                "far", false, "5 failures in a row, the last: out of order"));
    }

    @Test
    void failuresWithAnAnswerBetweenAreNotInARow() {
        far.read("k");
        for (int i = 0; i < 20; i++) {
            far.authority.mode(i % 4 == 3 ? MapAuthority.Mode.ANSWERS : MapAuthority.Mode.FAILS);
            far.read("k");
        }

        assertThat(far.backend.available()).isTrue();
    }

    @Test
    void slowAnswersAreFailures() {
        far.load("k", "v");
        for (int i = 0; i < 5; i++) {
            far.authority.mode(MapAuthority.Mode.WAITS);
            CompletableFuture<Seen> read = far.read("k");
            far.advance(Duration.ofMillis(250));
            far.authority.release();
            assertThat(read.join().reason()).isEqualTo(Seen.Reason.FOUND);
        }

        assertThat(far.backend.available()).isFalse();
    }

    @Test
    void callersThatWaitForOneReadInVainAreAsManyFailures() {
        far.authority.mode(MapAuthority.Mode.SILENT);
        for (int i = 0; i < 10; i++) {
            far.read("k");
        }
        far.advance(Duration.ofMillis(310));

        assertThat(far.backend.available()).isFalse();
    }

    @Test
    @Tag("B13")
    @Tag("B19")
    void onlyProbesAreSentWhileItIsDown() {
        far.breakDown();
        far.authority.sent.clear();
        far.advance(Duration.ofMillis(5_200));

        assertThat(far.authority.sent).hasSize(10).containsOnly("time");
    }

    @Test
    void backendIsAskedAgainByTheNextProbe() {
        far.breakDown();
        far.authority.mode(MapAuthority.Mode.ANSWERS);
        far.advance(RemoteFixture.PROBE);

        assertThat(far.backend.available()).isTrue();
        assertThat(far.read("k").join().reason()).isEqualTo(Seen.Reason.ABSENT);
        assertThat(far.events)
                .extracting(BackendStateChangedEvent::available)
                .containsExactly(false, true);
    }

    @Test
    void slowProbeDoesNotBringItBack() {
        far.breakDown();
        far.authority.mode(MapAuthority.Mode.WAITS);
        far.advance(RemoteFixture.PROBE);
        far.advance(Duration.ofMillis(250));
        far.authority.release();
        assertThat(far.backend.available()).isFalse();
        far.advance(RemoteFixture.PROBE);

        assertThat(far.backend.available()).isTrue();
    }

    @Test
    void invalidationWhileItIsDownFailsAndIsMadeUpForBeforeAnythingIsRead() {
        far.load("k", "old");
        far.load("l", "other");
        far.breakDown();
        CompletableFuture<Void> removed = far.remove("k");
        assertThat(RemoteFixture.failure(removed))
                .isInstanceOf(CacheBackendException.class)
                .hasMessageContaining("far")
                .hasMessageContaining("1 keys of namespace n");
        far.authority.sent.clear();
        far.authority.mode(MapAuthority.Mode.ANSWERS);
        far.advance(RemoteFixture.PROBE);
        assertThat(far.value("k")).isNull();
        assertThat(far.value("l")).isEqualTo("other");

        assertThat(far.authority.sent.get(0)).isEqualTo("time");
        assertThat(far.authority.sent.get(1)).startsWith("remove").contains("s1:k");
        assertThat(far.authority.sent.get(2)).isEqualTo("read");
    }

    @Test
    void backendIsNotAskedBeforeItHasAcknowledgedWhatItMissed() {
        far.load("k", "old");
        far.breakDown();
        far.remove("k");
        far.authority.mode(MapAuthority.Mode.WAITS);
        far.advance(RemoteFixture.PROBE);
        far.authority.releaseWaiting();
        assertThat(far.backend.statistics().breaker()).isEqualTo("HALF_OPEN");
        assertThat(far.read("k").join().reason()).isEqualTo(Seen.Reason.SKIPPED);
        far.authority.release();

        assertThat(far.backend.statistics().breaker()).isEqualTo("CLOSED");
        assertThat(far.value("k")).isNull();
    }

    @Test
    void backendThatFailsWhileItIsToldWhatItMissedIsProbedAgain() {
        far.breakDown();
        far.remove("k");
        far.authority.mode(MapAuthority.Mode.WAITS);
        far.advance(RemoteFixture.PROBE);
        far.authority.releaseWaiting();
        far.authority.mode(MapAuthority.Mode.FAILS);
        far.advance(Duration.ofMillis(310));
        assertThat(far.backend.statistics().breaker()).isEqualTo("OPEN");
        far.authority.mode(MapAuthority.Mode.ANSWERS);
        far.advance(RemoteFixture.PROBE);

        assertThat(far.backend.available()).isTrue();
    }

    @Test
    void putWhileItIsDownInvalidatesInTheEnd() {
        far.load("k", "old");
        far.breakDown();
        Permit put = far.space.hold(far.target("k")).toCompletableFuture().join().permit();
        assertThat(far.fill(put, "k", "new").join()).isEqualTo(Filled.NO_PERMIT);
        far.authority.mode(MapAuthority.Mode.ANSWERS);
        far.advance(RemoteFixture.PROBE);

        assertThat(far.value("k")).isNull();
    }

    @Test
    void backendThatIsClosedIsNotSaidToBeUnavailable() {
        far.backend.close();
        far.breakDown();

        assertThat(far.backend.available()).isFalse();
        assertThat(far.events).isEmpty();
    }

    @Test
    void whatIsNotSentIsNoFailureToTell() {
        far.breakDown();
        int told = far.failures.size();
        far.read("k");
        far.open("k");

        assertThat(far.failures).hasSize(told);
    }
}
