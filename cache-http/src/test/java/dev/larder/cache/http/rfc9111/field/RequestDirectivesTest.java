package dev.larder.cache.http.rfc9111.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rfc9111-5.2.1")
class RequestDirectivesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-cache",
                "No-Cache",
                "no-cache, max-age=0",
                "max-age=0,no-cache",
                "foo=\"bar, baz\", no-cache",
                "no-cache=x",
                "max-age=1; no-cache"
            })
    void noCacheIsFoundAmongOthers(String cacheControl) {
        assertThat(of(cacheControl).noCache()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nocache", "x-no-cache", "foo=\"no-cache\"", "foo=no-cache"})
    void noCacheIsNotFoundElsewhere(String cacheControl) {
        assertThat(of(cacheControl).noCache()).isFalse();
    }

    @Test
    void allDirectivesAreRead() {
        RequestDirectives directives =
                of(
                        "no-store, only-if-cached, max-age=1, min-fresh=2, max-stale=3, stale-if-error=4");

        assertThat(directives)
                .isEqualTo(
                        new RequestDirectives(
                                false, true, true, seconds(1), seconds(2), seconds(3), seconds(4)));
    }

    @ParameterizedTest
    @Tag("rfc9111-5.2.1.2")
    @CsvSource({"max-stale, 9223372036854775807", "max-stale=5, 5", "'max-stale=\"5\"', 5"})
    void maxStaleMayHaveNoLimit(String cacheControl, long seconds) {
        assertThat(of(cacheControl).maxStale()).isEqualTo(seconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"max-age", "max-age=", "max-age=-1", "max-age=x", "max-age =1"})
    void numberThatIsNoneIsAsIfItWereNotThere(String cacheControl) {
        assertThat(of(cacheControl).maxAge()).isEmpty();
        assertThat(of(cacheControl.replace("max-age", "min-fresh")).minFresh()).isEmpty();
    }

    @Test
    void maxStaleThatIsNoNumberAllowsNothing() {
        assertThat(of("max-stale=x").maxStale()).isEmpty();
        assertThat(of("max-stale =1").maxStale()).isEmpty();
    }

    @Test
    void firstOfTwoCounts() {
        Fields fields = Fields.of("Cache-Control", "max-age=1", "Cache-Control", "max-age=2");

        assertThat(RequestDirectives.of(fields).maxAge()).isEqualTo(seconds(1));
    }

    @Test
    @Tag("rfc9111-5.4")
    void pragmaCountsWhereThereIsNoCacheControl() {
        assertThat(RequestDirectives.of(Fields.of("Pragma", "foo, No-Cache")).noCache()).isTrue();
        assertThat(RequestDirectives.of(Fields.of("Pragma", "no-store")))
                .isEqualTo(RequestDirectives.NONE);
        assertThat(
                        RequestDirectives.of(
                                        Fields.of("Pragma", "no-cache", "Cache-Control", "foo"))
                                .noCache())
                .isFalse();
    }

    @Test
    void requestWithoutDirectivesAsksNothing() {
        assertThat(RequestDirectives.of(Fields.EMPTY)).isSameAs(RequestDirectives.NONE);
    }

    private static Optional<Duration> seconds(long seconds) {
        return Optional.of(Duration.ofSeconds(seconds));
    }

    private static RequestDirectives of(String cacheControl) {
        return RequestDirectives.of(Fields.of(FieldName.CACHE_CONTROL, cacheControl));
    }

    @Test
    @Tag("rfc9111-5.2.1.6")
    void noTransformIsFound() {
        assertThat(
                        RequestDirectives.forbidTransforming(
                                Fields.of("Cache-Control", "max-age=5, No-Transform")))
                .isTrue();
        assertThat(
                        RequestDirectives.forbidTransforming(
                                Fields.of("Cache-Control", "max-age=5", "Pragma", "no-transform")))
                .isFalse();
    }
}
