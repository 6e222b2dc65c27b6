package dev.larder.cache.backend.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.KeyScheme;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LivesTest {

    private final CellKey tag = new KeyScheme("p", 200).tag("t");
    private final CellKey bucket = new KeyScheme("p", 200).values("n").buckets().get(0);

    /** Memcached's clock may tick at once. */
    @ParameterizedTest
    @CsvSource({
        "PT0.001S, 2",
        "PT1S, 2",
        "PT1.001S, 3",
        "PT60S, 61",
        "PT720H, 2592001",
        "PT0S, 1",
        "PT-5S, 1",
        "PT1000000H, 2147483647"
    })
    void livesAreRoundedUpAndNeverZeroWhichWouldBeForever(Duration life, int seconds) {
        assertThat(Lives.seconds(life)).isEqualTo(seconds);
    }

    @Test
    void cellsOfBucketsHaveNoEnd() {
        assertThat(Lives.ofCell(bucket, Duration.ofHours(1))).isZero();
        assertThat(Lives.ofCell(tag, Duration.ofHours(1))).isEqualTo(3_601);
    }

    @Test
    void renewalNeverShortensTheLifeOfATagThatOthersNeed() {
        int endless = Lives.renewed(Duration.ofDays(60));

        assertThat(Lives.renewed(Duration.ofSeconds(1))).isEqualTo(endless);
        assertThat(Lives.renewed(Duration.ofDays(400))).isGreaterThan(endless);
    }
}
