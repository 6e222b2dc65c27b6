package dev.larder.cache.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "90s, PT90S",
        "5m, PT5M",
        "1h30m, PT1H30M",
        "250ms, PT0.25S",
        "2d, PT48H",
        "1d2h3m4s5ms, PT26H3M4.005S",
        "PT5M, PT5M",
        "pt5m, PT5M",
        "P1D, PT24H",
        "' 5M ', PT5M",
        "36500d, PT876000H",
    })
    void formsThatArePositive(String text, Duration duration) {
        assertThat(DurationText.positive(text)).isEqualTo(duration);
    }

    @Test
    void foreverIsTheOnlyWayToSayNoExpiry() {
        assertThat(DurationText.positive("Forever")).isEqualTo(DurationText.FOREVER);
        assertThat(DurationText.isNone(" None ")).isTrue();
        assertThat(DurationText.isNone("0s")).isFalse();
    }

    @Test
    void zeroIsADurationWhereItMakesSense() {
        assertThat(DurationText.notNegative("0s")).isZero();
        assertThat(DurationText.notNegative("PT0S")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "90 | no unit. Write \"90s\".",
                "+90 | no unit. Write \"90s\".",
                "1.5 | no unit. Write \"1s\".",
                "-5s | negative. Write a form such as \"90s\", \"5m\", \"1h30m\" or \"forever\".",
                "PT-5S | negative. Write a form such as \"90s\", \"5m\", \"1h30m\" or \"forever\".",
                "0s | zero is no duration. Write a form such as \"90s\", \"5m\", \"1h30m\" or \"forever\".",
                "'' | empty. Write a form such as \"90s\", \"5m\", \"1h30m\" or \"forever\".",
                "5 m | not a duration (units: ms, s, m, h, d). Write a form such as \"90s\", \"5m\", \"1h30m\" or \"forever\".",
                "5y | not a duration (units: ms, s, m, h, d). Write a form such as \"90s\", \"5m\", \"1h30m\" or \"forever\".",
                "P1Y | not a duration. Write a form such as \"90s\", \"5m\", \"1h30m\" or \"forever\".",
                "36501d | longer than 100 years. Write \"forever\" for no expiry.",
                "99999999999999999999s | longer than 100 years. Write \"forever\" for no expiry.",
                "9223372036854775807d | longer than 100 years. Write \"forever\" for no expiry.",
                "9223372036854775807s9223372036854775807s | longer than 100 years. Write \"forever\" for no expiry.",
            })
    void formsThatAreRefused(String text, String message) {
        assertThatThrownBy(() -> DurationText.positive(text))
                .isInstanceOf(GrammarException.class)
                .hasMessage(message);
    }
}
