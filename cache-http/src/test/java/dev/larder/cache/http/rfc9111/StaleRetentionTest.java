package dev.larder.cache.http.rfc9111;

import static dev.larder.cache.http.rfc9111.Given.TARGETED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.rfc9111.ReuseRules.Stale;
import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For how long a response is kept that is no longer fresh. */
@Tag("rfc9111-4.2.4")
class StaleRetentionTest {

    private static final Stale ON_ERROR = new Stale(Optional.empty(), Optional.empty(), true);

    @ParameterizedTest
    @CsvSource({"0, 60", "10, 60", "600, 600", "864000, 86400"})
    void whatCanBeValidatedIsKeptAsLongAgainAsItWasFresh(long lifetime, long kept) {
        assertThat(retention("", true, Duration.ofSeconds(lifetime), Stale.AS_RESPONSE_SAYS))
                .isEqualTo(Duration.ofSeconds(kept));
        assertThat(retention("must-revalidate", true, Duration.ofSeconds(lifetime), ON_ERROR))
                .isEqualTo(Duration.ofSeconds(kept));
    }

    @Test
    void whatIsOfNoUseWhenStaleIsNotKept() {
        Duration minute = Duration.ofMinutes(1);

        assertThat(retention("", false, minute, Stale.AS_RESPONSE_SAYS)).isZero();
        assertThat(retention("must-revalidate", false, minute, ON_ERROR)).isZero();
        assertThat(retention("s-maxage=60, stale-if-error=90", false, minute, ON_ERROR)).isZero();
    }

    @Test
    void whatMayStandInForAnErrorIsKept() {
        assertThat(retention("", false, Duration.ofMinutes(5), ON_ERROR))
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    @Tag("rfc5861-3")
    @Tag("rfc5861-4")
    void everyWindowIsKept() {
        Duration minute = Duration.ofMinutes(1);

        assertThat(retention("stale-while-revalidate=500", false, minute, ON_ERROR))
                .isEqualTo(Duration.ofSeconds(500));
        assertThat(
                        retention(
                                "stale-if-error=900, stale-while-revalidate=5",
                                true,
                                minute,
                                ON_ERROR))
                .isEqualTo(Duration.ofSeconds(900));
    }

    private static Duration retention(
            String cacheControl, boolean canValidate, Duration lifetime, Stale rules) {
        ResponseDirectives directives =
                ResponseDirectives.of(Fields.of("Cache-Control", cacheControl), TARGETED);
        return StaleRetention.of(directives, canValidate, lifetime, rules);
    }
}
