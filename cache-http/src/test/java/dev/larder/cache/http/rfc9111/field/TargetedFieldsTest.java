package dev.larder.cache.http.rfc9111.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.rfc9111.field.ResponseDirectives.Flag;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rfc9213-2.1")
class TargetedFieldsTest {

    @Test
    @Tag("rfc9213-2.2")
    void targetedFieldReplacesCacheControl() {
        ResponseDirectives directives = of("max-age=60", "no-store, s-maxage=1");

        assertThat(directives.targeted()).isTrue();
        assertThat(directives.maxAge()).contains(Duration.ofSeconds(60));
        assertThat(directives.sMaxAge()).isEmpty();
        assertThat(directives.flags()).isEmpty();
    }

    @Test
    @Tag("rfc9213-2.2")
    void firstUsableFieldOfTheListCounts() {
        Fields fields =
                Fields.of(
                        "CDN-Cache-Control", "max-age=1",
                        "Larder-Cache-Control", "max-age=2",
                        "Cache-Control", "max-age=3");

        assertThat(maxAge(fields, "Larder-Cache-Control", "CDN-Cache-Control")).isEqualTo(2);
        assertThat(maxAge(fields, "X-Cache-Control", "CDN-Cache-Control")).isEqualTo(1);
        assertThat(maxAge(fields)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "&&&&&",
                "max-age=10000, &&&&&",
                "max-age=10000,",
                ",max-age=10000",
                "max-age =100",
                "max-age= 100",
                "MaX-aGe=3600",
                "max-age=3600; ",
                "max-age=1000000000000000",
                "max-age=1.",
                "max-age=1.2345",
                "max-age='1'",
                "max-age=\"1",
                "max-age=\"\\1\"",
                "max-age=:1",
                "max-age=?2",
                "max-age=(1",
                "max-age=(1\"2\")",
                "no-store max-age=1",
                "max-age=1 no-store",
                "max-age=1;",
                "max-age=1;X",
                "max-age=1;x=",
                "max-age=1;x=(1)",
                "max-age=1, a=1234567890123.1",
                "max-age=1, a=1.1234",
                "max-age=1, a=-",
                "max-age=1, a=\"\t\"",
                "max-age=1, a=\"é\"",
                "max-age=1, a=\"\u007f\"",
                "max-age=1, a=\"x",
                "max-age=1, a=\"\\x\"",
                "max-age=1, a=:é:",
                "max-age=1, a=:x",
                "max-age=1, a=?",
                "max-age=1, a=#",
                "max-age=1, a=(b;)",
                "max-age=1, a=(b,c)",
                "max-age=1, a=(b\tc)",
                "max-age=1, a=(b",
                "max-age=1, a=@1.5",
                "max-age=1, a=@",
                "max-age=1, a=@x",
                "max-age=1, a=%",
                "max-age=1, a=%x",
                "max-age=1, a=%\"x",
                "max-age=1, a=%\"%4\"",
                "max-age=1, a=%\"%C3%bc\"",
                "max-age=1, a=%\"%4A\"",
                "max-age=1, a=%\"%c3\"",
                "max-age=1, a=%\"ü\"",
                "max-age=1, a=?2",
                "max-age=1, a=--1",
                "max-age=1\t,\ta=1,\t",
                "max-age=1, A",
                "max-age=1, 1",
                "max-age=1, -a"
            })
    void fieldThatIsNoDictionaryIsPassedOver(String targeted) {
        ResponseDirectives directives = of(targeted, "no-store");

        assertThat(directives.targeted()).isFalse();
        assertThat(directives.flags()).containsExactly(Flag.NO_STORE);
    }

    @ParameterizedTest
    @CsvSource({
        "max-age=3600, 3600",
        "'foobar, max-age=3600', 3600",
        "'max-age=3600;foo=bar;baz', 3600",
        "'max-age=1, max-age=2', 2",
        "max-age=99999999999, 2147483648",
        "max-age=999999999999999, 2147483648",
        "' max-age=4 ', 4",
        "'a \t,\t max-age=4', 4",
        "'max-age=4; a; b=1;c=\"x\"', 4",
        "'a=123456789012.1, b=1.123, c=Az*, d=Z:/, e=\" ~\\\"\\\\\", f=::, *=1, max-age=4', 4",
        "'z9_-.*=(), a=( x  y ), max-age=4', 4",
        "'a=@1659578233, b=@-1, c=%\"f%c3%bc\", d;e=@0;f=%\"\", g=(@1 %\"x\"), max-age=6', 6",
        "'a=(1 \"b\";c d);e, f=:aGk=:, g=*x/y:z, h=-1.25, i=?1, max-age=5', 5"
    })
    void numberIsRead(String targeted, long seconds) {
        assertThat(of(targeted, "no-store").maxAge()).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max-age=\"10000\"",
                "max-age=1.5",
                "max-age=-1",
                "max-age",
                "max-age=abc",
                "max-age=(1)",
                "max-age=?1",
                "max-age=1.0",
                "max-age=@10",
                "max-age=%\"10\"",
                "max-age=:MTA=:"
            })
    void numberOfAnotherTypeIsZero(String targeted) {
        ResponseDirectives directives = of(targeted, "max-age=60");

        assertThat(directives.targeted()).isTrue();
        assertThat(directives.maxAge()).contains(Duration.ZERO);
    }

    @Test
    void flagsAreBooleans() {
        assertThat(of("no-store, public=?1, immutable=?0", "").flags())
                .containsExactlyInAnyOrder(Flag.NO_STORE, Flag.PUBLIC);
    }

    /**
     * RFC 9213, 2.1: a value of another type than a directive has; it forbids, and allows nothing.
     */
    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "1.5", "\"x\"", "token", ":aGk=:", "@1", "%\"x\"", "(a)"})
    void valueThatIsNoBooleanForbidsButAllowsNothing(String value) {
        assertThat(of("no-store=" + value, "").flags()).containsExactly(Flag.NO_STORE);
        assertThat(of("a, public=" + value + ", immutable=" + value, "").flags()).isEmpty();
    }

    @Test
    void lastOfEqualKeysCounts() {
        assertThat(of("no-store, max-age=1, no-store=?0", "").flags()).isEmpty();
        assertThat(of("max-age=1;a=2, max-age=(1), max-age=3", "").maxAge())
                .contains(Duration.ofSeconds(3));
    }

    @Test
    void parametersSayNothing() {
        ResponseDirectives directives = of("public;max-age=5, no-cache=\"A\";no-store", "");
        assertThat(directives.maxAge()).isEmpty();
        assertThat(directives.flags()).containsExactly(Flag.PUBLIC);
        assertThat(directives.noCache().names("a")).isTrue();
    }

    @Test
    void fieldNamesAreAString() {
        assertThat(of("no-cache=\"a, b\", private", "").noCache())
                .isEqualTo(new FieldScope(false, Set.of("a", "b")));
        assertThat(of("no-cache=\"a, b\", private", "").privately().whole()).isTrue();
        assertThat(of("private=(\"a\")", "").privately().whole()).isTrue();
    }

    @Test
    void severalLinesAreOneDictionary() {
        Fields fields =
                Fields.of("CDN-Cache-Control", "no-store", "CDN-Cache-Control", "max-age=7");

        ResponseDirectives directives = ResponseDirectives.of(fields, List.of("cdn-cache-control"));

        assertThat(directives.maxAge()).contains(Duration.ofSeconds(7));
        assertThat(directives.has(Flag.NO_STORE)).isTrue();
    }

    private static long maxAge(Fields fields, String... targeted) {
        return ResponseDirectives.of(fields, List.of(targeted)).maxAge().orElseThrow().getSeconds();
    }

    private static ResponseDirectives of(String targeted, String cacheControl) {
        return ResponseDirectives.of(
                Fields.of("CDN-Cache-Control", targeted, "Cache-Control", cacheControl),
                List.of("CDN-Cache-Control"));
    }
}
