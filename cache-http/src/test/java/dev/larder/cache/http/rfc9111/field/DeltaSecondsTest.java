package dev.larder.cache.http.rfc9111.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rfc9111-1.2.2")
class DeltaSecondsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "003600, 3600",
        "2147483647, 2147483647",
        "2147483648, 2147483648",
        "2147483649, 2147483648",
        "99999999999, 2147483648",
        "99999999999999999999999999999999, 2147483648"
    })
    void hugeNumbersMeanTheLargestOne(String text, long seconds) {
        assertThat(DeltaSeconds.parse(text)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.0", "a100", "100a", "'100'", "1 0", "１", "0x10"})
    void whatIsNotOnlyDigitsIsNoNumber(String text) {
        assertThat(DeltaSeconds.parse(text)).isEmpty();
    }

    @Test
    void durationsAreWrittenInWholeSecondsThatHavePassed() {
        assertThat(DeltaSeconds.format(Duration.ofMillis(1_999))).isEqualTo("1");
        assertThat(DeltaSeconds.format(Duration.ofMillis(-1))).isEqualTo("0");
        assertThat(DeltaSeconds.format(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo("2147483648");
    }
}
