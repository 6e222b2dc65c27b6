package dev.larder.cache.http.rfc9111.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.rfc9111.field.ResponseDirectives.Flag;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rfc9111-5.2.2")
class ResponseDirectivesTest {

    @ParameterizedTest
    @EnumSource(Flag.class)
    void flagIsFoundInAnyCaseAndPlace(Flag flag) {
        String directive = flag.name().replace('_', '-');

        assertThat(of("max-age=1, " + directive + ",foo").flags()).containsExactly(flag);
        assertThat(of("x=\"" + directive + "\", y=" + directive + ", x" + directive).flags())
                .isEmpty();
    }

    @ParameterizedTest
    @Tag("rfc9111-5.2")
    @CsvSource({
        "max-age=3600, 3600",
        "'max-age=\"3600\"', 3600",
        "MaX-aGe=3600, 3600",
        "max-age=003600, 3600",
        "'foobar, max-age=3600', 3600",
        "'extension=\"max-age=100\", max-age=1', 1",
        "'max-age=1, extension=\"max-age=100\"', 1",
        "'max-age=\"1\", extension=\"max-age=100\"', 1",
        "'extension=\"a\\\", max-age=100\", max-age=1', 1",
        "max-age=99999999999, 2147483648"
    })
    void maxAgeIsRead(String cacheControl, long seconds) {
        assertThat(of(cacheControl).maxAge()).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @Tag("rfc9111-4.2.1")
    @ValueSource(
            strings = {
                "max-age",
                "max-age=",
                "max-age=\"\"",
                "max-age='3600'",
                "max-age=a3600",
                "max-age=3600a",
                "max-age=3600.0",
                "max-age=-1",
                "max-age=+1",
                "max-age =3600",
                "max-age= 3600",
                "max-age=3600; public",
                "max-age=\"3600",
                "max-age=3600 s"
            })
    void lifetimeThatIsNoNumberIsZero(String cacheControl) {
        assertThat(of(cacheControl).maxAge()).contains(Duration.ZERO);
        assertThat(of(cacheControl.replace("max-age", "s-maxage")).sMaxAge())
                .contains(Duration.ZERO);
    }

    @ParameterizedTest
    @Tag("rfc9111-4.2.1")
    @CsvSource({"'max-age=1800, max-age=1', 1800", "'max-age=1, max-age=1800', 1"})
    void firstOfTwoCounts(String cacheControl, long seconds) {
        String[] lines = cacheControl.split(", ", -1);

        assertThat(of(cacheControl).maxAge()).contains(Duration.ofSeconds(seconds));
        assertThat(of(lines[0], lines[1]).maxAge()).contains(Duration.ofSeconds(seconds));
    }

    @Test
    @Tag("rfc5861-3")
    @Tag("rfc5861-4")
    void staleWindowThatIsNoNumberAllowsNothing() {
        assertThat(of("stale-while-revalidate=1, stale-if-error=2").staleWhileRevalidate())
                .contains(Duration.ofSeconds(1));
        assertThat(of("stale-while-revalidate=1, stale-if-error=2").staleIfError())
                .contains(Duration.ofSeconds(2));
        assertThat(of("stale-while-revalidate, stale-if-error=x").staleWhileRevalidate()).isEmpty();
        assertThat(of("stale-while-revalidate, stale-if-error=x").staleIfError()).isEmpty();
    }

    @ParameterizedTest
    @Tag("rfc9111-5.2.2.4")
    @Tag("rfc9111-5.2.2.7")
    @CsvSource({
        "'private=\"a\"', 'a'",
        "'private=\"A, set-cookie\"', 'a set-cookie'",
        "'private=a', 'a'",
        "'private=\"a\", private=\"b\"', 'a b'",
        "'private=\" a ,, b \"', 'a b'"
    })
    void fieldsOfAScopeAreRead(String cacheControl, String names) {
        FieldScope expected = new FieldScope(false, Set.of(names.split(" ")));

        assertThat(of(cacheControl).privately()).isEqualTo(expected);
        assertThat(of(cacheControl.replace("private", "no-cache")).noCache()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "private",
                "private=\"\"",
                "private=",
                "private=\"a b\"",
                "private=\"a",
                "private=\"a\", private",
                "private, private=\"a\"",
                "private; max-age=60",
                "max-age=60; private",
                "max-age=60 private",
                "private max-age=60",
                "(private)"
            })
    void scopeThatNamesNoFieldIsTheWhole(String cacheControl) {
        assertThat(of(cacheControl).privately().whole()).isTrue();
        assertThat(of(cacheControl.replace("private", "no-cache")).noCache().whole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-store=x",
                "no-store=\"x\"",
                "no-store; x",
                "x; no-store",
                "x=\"y, no-store"
            })
    void whatForbidsCountsInEveryForm(String cacheControl) {
        assertThat(of(cacheControl).has(Flag.NO_STORE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"public=x", "public; x", "x; public", "x=\"y\" public"})
    void whatAllowsCountsInItsOwnFormOnly(String cacheControl) {
        assertThat(of(cacheControl).has(Flag.PUBLIC)).isFalse();
        assertThat(of(cacheControl.replace("public", "must-understand")).has(Flag.MUST_UNDERSTAND))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max-age=5; x=\"private\"",
                "max-age=5 \"private, private\" x",
                "(x=\"a\\\", private\"",
                "x-private; y",
                "x, y="
            })
    void whatIsQuotedForbidsNothing(String cacheControl) {
        assertThat(of(cacheControl).privately().whole()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(\"x private", "(\"x\"private", "(\"x\"\"private", "\"\" private"})
    void whatStandsBesideQuotesForbids(String cacheControl) {
        assertThat(of(cacheControl).privately().whole()).isTrue();
    }

    @ParameterizedTest
    @Tag("rfc9111-3.5")
    @CsvSource({
        "public, true", "must-revalidate, true", "s-maxage=1, true",
        "max-age=1, false", "proxy-revalidate, false", "'', false"
    })
    void threeDirectivesAllowSharing(String cacheControl, boolean allowed) {
        assertThat(of(cacheControl).allowsSharing()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @Tag("rfc9111-4.2.4")
    @CsvSource({
        "must-revalidate, true",
        "proxy-revalidate, true",
        "s-maxage=1, true",
        "no-cache, true",
        "'no-cache=\"a\"', false",
        "max-age=1, false",
        "public, false"
    })
    void fourDirectivesForbidStaleness(String cacheControl, boolean forbidden) {
        assertThat(of(cacheControl).forbidsStale()).isEqualTo(forbidden);
    }

    @Test
    void responseWithoutCacheControlAsksNothing() {
        assertThat(ResponseDirectives.of(Fields.EMPTY, List.of("CDN-Cache-Control")))
                .isSameAs(ResponseDirectives.NONE);
        assertThat(ResponseDirectives.NONE.maxAge()).isEqualTo(Optional.empty());
    }

    private static ResponseDirectives of(String... lines) {
        String[] fields = new String[lines.length * 2];
        for (int i = 0; i < lines.length; i++) {
            fields[2 * i] = FieldName.CACHE_CONTROL;
            fields[2 * i + 1] = lines[i];
        }
        return ResponseDirectives.of(Fields.of(fields), List.of());
    }
}
