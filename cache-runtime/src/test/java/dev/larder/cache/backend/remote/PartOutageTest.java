package dev.larder.cache.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.CacheBackendException;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Seen;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One server of an authority of several is gone, the others answer. */
class PartOutageTest {

    private final RemoteFixture far = new RemoteFixture();

    @Test
    void failuresOfAPartDoNotKeepOthersFromBeingAsked() {
        far.authority.mode(MapAuthority.Mode.PART_IS_GONE);
        for (int i = 0; i < 20; i++) {
            assertThat(far.read("k").join().reason()).isEqualTo(Seen.Reason.UNAVAILABLE);
        }

        assertThat(far.backend.available()).isTrue();
        assertThat(far.backend.statistics().backendErrors()).isEqualTo(20);
        assertThat(far.failures).hasSize(20);
    }

    @Test
    void callersWithoutAnAnswerOfAPartShareALoad() {
        far.authority.mode(MapAuthority.Mode.PART_IS_GONE);
        far.read("k").join();
        Permit first = far.permit("k");
        far.read("k").join();

        assertThat(far.permit("k")).isEqualTo(first);
        assertThat(first.shareable()).isTrue();
        assertThat(first.storable()).isFalse();
    }

    @Test
    void invalidationOfAPartIsKeptAndThoseOfOthersAreSent() {
        far.authority.mode(MapAuthority.Mode.FAILS);
        far.remove("k");
        far.tags("t");
        far.authority.mode(MapAuthority.Mode.PART_IS_GONE);
        far.advance(Duration.ofMillis(110));
        far.authority.mode(MapAuthority.Mode.ANSWERS);

        assertThat(far.read("k").join().reason()).isEqualTo(Seen.Reason.SKIPPED);
        assertThat(far.read("l", "t").join().reason()).isEqualTo(Seen.Reason.ABSENT);
    }

    @Test
    void quarantineEndsAsSoonAsThePartIsBack() {
        far.authority.mode(MapAuthority.Mode.PART_IS_GONE);
        assertThat(RemoteFixture.failure(far.remove("k")))
                .isInstanceOf(CacheBackendException.class)
                .hasMessageContaining("one is gone");
        far.advance(Duration.ofSeconds(10));
        far.authority.mode(MapAuthority.Mode.ANSWERS);
        far.authority.back.complete(null);
        far.advance(Duration.ofMillis(1));

        assertThat(far.read("k").join().reason()).isEqualTo(Seen.Reason.ABSENT);
    }

    @Test
    void breakerClosesWhileAPartIsStillGone() {
        far.authority.mode(MapAuthority.Mode.FAILS);
        far.remove("k");
        far.breakDown();
        far.authority.mode(MapAuthority.Mode.PART_IS_GONE);
        far.advance(Duration.ofMillis(510));

        assertThat(far.backend.available()).isTrue();
        assertThat(far.read("k").join().reason()).isEqualTo(Seen.Reason.SKIPPED);
    }

    @Test
    void withoutTheCellOfAllTagsOnlyLateTagsAreNotStored() {
        far.authority.hidesAnyTag = true;
        far.load("k", "v", "t");
        assertThat(far.value("k")).isEqualTo("v");

        assertThat(far.fill(far.permit("l"), "l", "v", "late").join())
                .isEqualTo(Filled.LATE_TAG_INVALIDATED);
    }
}
