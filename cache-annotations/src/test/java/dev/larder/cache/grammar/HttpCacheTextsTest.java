package dev.larder.cache.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of {@code @HttpCache}: statuses, fields and parameters. */
class HttpCacheTextsTest {

    @Test
    void aStatusMayHaveALifetimeOfItsOwn() {
        assertThat(StatusText.parse(" 404 = 30s "))
                .isEqualTo(new StatusText(404, Duration.ofSeconds(30)));
        assertThat(StatusText.parse("599")).isEqualTo(new StatusText(599, null));
    }

    @ParameterizedTest
    @CsvSource({
        "100, no status",
        "600, no status",
        "2xx, no status",
        "'', no status",
        "200=, empty",
        "200=0s, zero",
        "304, it answers the condition",
        "412=5s, it answers the condition",
        "416, it answers the condition"
    })
    void otherStatusesAreRefused(String text, String why) {
        assertThatThrownBy(() -> StatusText.parse(text)).hasMessageStartingWith(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X Y", "X:", "*", "X,Y"})
    void whatIsNoFieldOfARequestIsRefused(String name) {
        assertThatThrownBy(() -> RequestPartText.field(name)).isInstanceOf(GrammarException.class);
        assertThat(RequestPartText.field("X-Tenant")).isEqualTo("X-Tenant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?a", "a=b", "a&b", "a b", "a#"})
    void whatIsNoParameterIsRefused(String name) {
        assertThatThrownBy(() -> RequestPartText.parameter(name))
                .isInstanceOf(GrammarException.class);
        assertThat(RequestPartText.parameter("utm_*")).isEqualTo("utm_*");
        assertThat(RequestPartText.parameter("a[]")).isEqualTo("a[]");
    }
}
