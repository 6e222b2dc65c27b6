package dev.larder.cache.backend.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ServerClockTest {

    private static final long THEIRS = 1_000_000_000L;

    private final AtomicLong millis = new AtomicLong(5_000);
    private final ServerClock clock =
            new ServerClock(() -> TimeUnit.MILLISECONDS.toNanos(millis.get()));

    @Test
    void firstAnswerTellsTheTimeToASecond() {
        assertThat(clock.isKnown()).isFalse();
        answer(THEIRS + 900, 40);

        assertThat(clock.isKnown()).isTrue();
        assertThat(clock.millis()).isBetween(THEIRS - 1_000, THEIRS + 2_000);
    }

    @Test
    void manyAnswersTellTheTimeMoreExactly() {
        long theirs = THEIRS;
        for (int i = 0; i < 200; i++) {
            answer(theirs, 10);
            theirs += 97;
            millis.addAndGet(97);
        }

        assertThat(clock.millis() - theirs).isBetween(-100L, 100L);
    }

    @Test
    void answerThatContradictsCorrects() {
        answer(THEIRS, 10);
        answer(THEIRS + Duration.ofHours(1).toMillis(), 10);

        assertThat(clock.millis() - THEIRS - Duration.ofHours(1).toMillis())
                .isBetween(-1_100L, 1_100L);
    }

    @Test
    void timeGoesOnBetweenAnswers() {
        answer(THEIRS, 10);
        long before = clock.millis();
        millis.addAndGet(7_000);

        assertThat(clock.millis()).isEqualTo(before + 7_000);
    }

    @Test
    void nothingEndsBeforeItsTime() {
        answer(THEIRS, 10);

        assertThat(clock.end(Duration.ofMillis(1)) * 1_000).isGreaterThan(clock.millis());
        assertThat(clock.end(Duration.ofSeconds(60)) * 1_000)
                .isBetween(clock.millis() + 60_000, clock.millis() + 61_000);
    }

    /** An answer that was made in the middle of its trip. */
    private void answer(long theirs, long trip) {
        long made = millis.get();
        clock.learn(theirs / 1_000 * 1_000, made - trip / 2, made + trip / 2);
    }
}
