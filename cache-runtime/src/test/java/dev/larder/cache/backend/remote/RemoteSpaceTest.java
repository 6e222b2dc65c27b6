package dev.larder.cache.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Opened;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.SlotState;
import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RemoteSpaceTest {

    private final RemoteFixture far = new RemoteFixture();

    @Test
    void herdOfReadsSendsTwo() {
        far.load("k", "v");
        long before = far.authority.sent("read");
        far.authority.mode(MapAuthority.Mode.WAITS);
        List<CompletableFuture<Seen>> herd = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            herd.add(far.read("k"));
        }
        far.authority.releaseWaiting();
        far.authority.release();

        assertThat(far.authority.sent("read") - before).isEqualTo(2);
        assertThat(herd).allMatch(one -> one.join().reason() == Seen.Reason.FOUND);
    }

    @Test
    void herdOfOpensSendsTwoAndSharesPermits() {
        far.authority.mode(MapAuthority.Mode.WAITS);
        List<CompletableFuture<Opened>> herd = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            herd.add(far.open("k"));
        }
        far.authority.releaseWaiting();
        far.authority.release();
        Permit first = herd.get(0).join().permit();

        assertThat(far.authority.sent("open")).isEqualTo(2);
        assertThat(herd).allMatch(one -> one.join().permit().equals(first));
    }

    @Test
    void readThatBeganAfterAnInvalidationDoesNotShareOneThatIsInTheAir() {
        far.load("k", "old");
        far.authority.mode(MapAuthority.Mode.WAITS);
        CompletableFuture<Seen> early = far.read("k");
        far.authority.mode(MapAuthority.Mode.ANSWERS);
        far.remove("k").join();
        CompletableFuture<Seen> late = far.read("k");
        assertThat(late).isNotDone();
        far.authority.release();

        assertThat(early.join().entry()).isNull();
        assertThat(late.join().entry()).isNull();
    }

    @Test
    void silentAuthorityCostsTheTimeLimitOnceForReadAndOpen() {
        far.authority.mode(MapAuthority.Mode.SILENT);
        Target target = far.target("k");
        CompletableFuture<Seen> read = far.space.read(target).toCompletableFuture();
        far.advance(Duration.ofMillis(290));
        assertThat(read).isNotDone();
        far.advance(Duration.ofMillis(20));
        assertThat(read).isDone();

        assertThat(read.join().reason()).isEqualTo(Seen.Reason.UNAVAILABLE);
        assertThat(far.space.open(target).toCompletableFuture()).isDone();
        assertThat(far.authority.sent("open")).isZero();
        assertThat(far.failures).containsExactly("READ n far No answer in time.");
    }

    @Test
    void openHasWhatTheReadOfItsCallHasLeft() {
        Target target = far.target("k");
        far.authority.mode(MapAuthority.Mode.WAITS);
        CompletableFuture<Seen> read = far.space.read(target).toCompletableFuture();
        far.advance(Duration.ofMillis(190));
        far.authority.releaseWaiting();
        far.authority.mode(MapAuthority.Mode.SILENT);
        assertThat(read.join().reason()).isEqualTo(Seen.Reason.ABSENT);
        CompletableFuture<Opened> open = far.space.open(target).toCompletableFuture();
        far.advance(Duration.ofMillis(120));

        assertThat(open).isDone();
        assertThat(open.join().permit().storable()).isFalse();
    }

    @Test
    void openOfALaterRoundHasAllTheTime() {
        Target target = far.target("k");
        far.space.read(target);
        far.space.open(target);
        far.advance(Duration.ofSeconds(30));

        assertThat(far.space.open(target).toCompletableFuture().join().permit().storable())
                .isTrue();
    }

    @Test
    void loadsAreSharedForASecondWhileTheAuthorityIsDown() {
        far.authority.mode(MapAuthority.Mode.FAILS);
        Permit first = far.permit("k");
        far.advance(Duration.ofMillis(999));
        Permit second = far.permit("k");
        far.advance(Duration.ofMillis(2));
        Permit third = far.permit("k");

        assertThat(first.shareable()).isTrue();
        assertThat(first.storable()).isFalse();
        assertThat(second).isEqualTo(first);
        assertThat(third).isNotEqualTo(first);
        assertThat(far.permit("l")).isNotEqualTo(third);
        assertThat(far.fill(first, "k", "v").join()).isEqualTo(Filled.NO_PERMIT);
    }

    @Test
    void loadIsNotSharedAcrossAnInvalidationWhileTheAuthorityIsDown() {
        far.authority.mode(MapAuthority.Mode.FAILS);
        Permit before = far.permit("k");
        far.remove("other");

        assertThat(far.permit("k")).isNotEqualTo(before);
    }

    @Test
    void loadIsNotSharedAcrossAPutWhileTheAuthorityIsDown() {
        Permit granted = far.permit("k");
        Permit put = far.space.hold(far.target("k")).toCompletableFuture().join().permit();
        far.authority.mode(MapAuthority.Mode.FAILS);
        Permit duringThePut = far.permit("k");
        far.authority.mode(MapAuthority.Mode.ANSWERS);
        assertThat(far.fill(put, "k", "new").join()).isEqualTo(Filled.STORED);
        far.authority.mode(MapAuthority.Mode.FAILS);

        assertThat(far.permit("k")).isNotEqualTo(granted).isNotEqualTo(duringThePut);
    }

    @Test
    void answersOfTwoConnectionsAreNotUsedTogether() {
        far.load("k", "v", "t");
        far.authority.mode(MapAuthority.Mode.WAITS);
        CompletableFuture<Seen> read = far.read("k");
        far.authority.releaseWaiting();
        far.authority.reconnect();
        far.authority.release();

        assertThat(read.join().reason()).isEqualTo(Seen.Reason.UNAVAILABLE);
        assertThat(far.value("k")).isEqualTo("v");
    }

    @Test
    void lateTagOfAnotherConnectionIsNotReliedOn() {
        Permit permit = far.permit("k");
        far.authority.reconnect();

        assertThat(far.fill(permit, "k", "v", "late").join())
                .isEqualTo(Filled.LATE_TAG_INVALIDATED);
    }

    @Test
    void implicitTagIsRefusedWhenItIsLate() {
        assertThat(far.fill(far.permit("k"), "k", "v", "@/p").join()).isEqualTo(Filled.FAILED);
        assertThat(far.value("k")).isNull();
        assertThat(far.failures.get(0)).contains("FILL").contains("@/p");
    }

    @Test
    void explicitTagTakesTheCellOfAllTagsWithItAndFirst() {
        far.tags("t").join();
        far.tags("@/p").join();

        assertThat(far.authority.sent)
                .containsExactly("remove [p:{#}!][p:{#t}!]", "remove [p:{#@/p}!][]");
    }

    @Test
    void endlessEntryIsKeptAnewByAReadInTheLastHalfOfItsTime() {
        Permit permit = far.permit("k", "t");
        far.space.fill(permit, far.endless("v", "t"), far.target("k"));
        SlotState stored = far.authority.slots.values().iterator().next();
        far.advance(Duration.ofDays(14));
        assertThat(far.value("k")).isEqualTo("v");
        assertThat(far.authority.slots.values()).containsExactly(stored);
        long storedAt = Objects.requireNonNull(far.read("k").join().entry()).lifetime().storedAt();
        far.authority.sent.clear();
        far.advance(Duration.ofDays(2));
        assertThat(far.value("k")).isEqualTo("v");

        assertThat(far.authority.slots.values()).doesNotContain(stored);
        assertThat(far.authority.sent("renew")).isZero();
        Entry renewed = Objects.requireNonNull(far.read("k").join().entry());
        assertThat(renewed.lifetime().storedAt()).isEqualTo(storedAt);
        assertThat(far.authority.sent("fill")).isEqualTo(1);
        assertThat(far.authority.lives).containsValue(Duration.ofDays(30));
        far.advance(Duration.ofDays(16));
        assertThat(far.value("k")).isEqualTo("v");
        assertThat(far.authority.sent("renew [p:{#t}!]")).isEqualTo(1);
    }

    @Test
    void lifetimesAreStoredInTheTimeOfTheAuthority() {
        far.authority.time(90_000_000);
        far.load("k", "v");
        RemoteFixture other = new RemoteFixture(far.authority, Runnable::run);
        Entry here = Objects.requireNonNull(far.read("k").join().entry());
        Entry there = Objects.requireNonNull(other.read("k").join().entry());

        assertThat(here.lifetime().storedAt()).isEqualTo(far.millis());
        assertThat(there.lifetime().freshUntil() - other.millis()).isEqualTo(60_000);
    }

    @Test
    void changedClockOfTheAuthorityIsLearntWithinAMinute() {
        far.load("k", "v");
        far.authority.time(90_000_000);
        far.advance(Duration.ofSeconds(61));
        far.read("k").join();
        far.load("l", "v");
        RemoteFixture other = new RemoteFixture(far.authority, Runnable::run);
        Entry there = Objects.requireNonNull(other.read("l").join().entry());

        assertThat(there.lifetime().freshUntil() - other.millis()).isEqualTo(60_000);
    }

    @Test
    void valueThatIsTooLargeTakesTheOldOneWithIt() {
        far.load("k", "old");
        Permit refresh = far.permit("k");
        far.authority.maximumEntry(100);

        assertThat(far.fill(refresh, "k", "x".repeat(100)).join()).isEqualTo(Filled.TOO_LARGE);
        assertThat(far.authority.slots).isEmpty();
        assertThat(far.backend.statistics().putsRefused()).isEqualTo(1);
    }

    @Test
    void valueThatCannotBeWrittenIsToldWithItsReason() {
        Filled filled = far.fill(far.permit("k"), "k", "\ud83c").join();

        assertThat(filled).isEqualTo(Filled.NOT_ENCODABLE);
        assertThat(far.failures.get(0)).startsWith("ENCODE n far");
    }

    @Test
    void moreTagsThanThereIsRoomForAreRefused() {
        String[] tags = new String[256];
        for (int i = 0; i < tags.length; i++) {
            tags[i] = "t" + i;
        }

        assertThat(far.fill(far.permit("k"), "k", "v", tags).join())
                .isEqualTo(Filled.NOT_ENCODABLE);
    }

    @Test
    void putWithoutAHoldEmptiesTheSlotInTheEnd() {
        far.load("k", "old");
        far.authority.mode(MapAuthority.Mode.FAILS);
        Permit put = far.space.hold(far.target("k")).toCompletableFuture().join().permit();
        far.authority.mode(MapAuthority.Mode.ANSWERS);

        assertThat(put.storable()).isFalse();
        assertThat(far.fill(put, "k", "new").join()).isEqualTo(Filled.NO_PERMIT);
        assertThat(far.authority.slots).isEmpty();
    }

    @Test
    void putThatGetsNoAnswerIsInvalidatedUntilItIsAcknowledged() {
        Permit put = far.space.hold(far.target("k")).toCompletableFuture().join().permit();
        far.authority.mode(MapAuthority.Mode.DONE_SILENTLY);
        CompletableFuture<Filled> filled = far.fill(put, "k", "new");
        far.advance(Duration.ofMillis(700));

        assertThat(filled.join()).isEqualTo(Filled.FAILED);
        assertThat(far.read("k").join().reason()).isEqualTo(Seen.Reason.SKIPPED);
        far.authority.mode(MapAuthority.Mode.ANSWERS);
        far.advance(Duration.ofSeconds(5));
        assertThat(far.authority.slots).isEmpty();
        assertThat(far.read("k").join().reason()).isEqualTo(Seen.Reason.ABSENT);
    }

    @Test
    void answersAreHandedOutOnTheExecutor() throws Exception {
        ExecutorService executor =
                Executors.newSingleThreadExecutor(work -> new Thread(work, "handed"));
        RemoteFixture node = new RemoteFixture(new MapAuthority(), executor);
        node.authority.mode(MapAuthority.Mode.WAITS);
        CompletableFuture<String> thread =
                node.read("k").thenApply(seen -> Thread.currentThread().getName());
        node.authority.release();

        assertThat(thread.get(5, TimeUnit.SECONDS)).isEqualTo("handed");
        executor.shutdownNow();
    }
}
