package dev.larder.cache.http.rfc9111.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rfc9110-14.1.1")
@Tag("rfc9110-14.1.2")
class RangeSetTest {

    private static Optional<RangeSet> parse(String... lines) {
        String[] fields = new String[lines.length * 2];
        for (int i = 0; i < lines.length; i++) {
            fields[2 * i] = "Range";
            fields[2 * i + 1] = lines[i];
        }
        return RangeSet.of(Fields.of(fields));
    }

    private static String bytes(String line, long length) {
        StringBuilder text = new StringBuilder();
        for (RangeSet.Spec spec : parse(line).orElseThrow().specs()) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(spec.in(length).map(r -> r.first() + "-" + r.last()).orElse("none"));
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0-0",
        "bytes=0-9, 0-9",
        "bytes=2-5, 2-5",
        "bytes=2-, 2-9",
        "bytes=9-, 9-9",
        "bytes=5-99, 5-9",
        "bytes=-1, 9-9",
        "bytes=-10, 0-9",
        "bytes=-99, 0-9",
        "BYTES=1-2, 1-2",
        "bytes=00002-0000003, 2-3",
        "bytes=3-99999999999999999999999, 3-9",
        "bytes=-99999999999999999999999, 0-9",
        "bytes=3-18446744073709551618, 3-9",
        "bytes=-18446744073709551618, 0-9"
    })
    void rangeIsReadWithinTheContent(String line, String expected) {
        assertThat(bytes(line, 10)).isEqualTo(expected);
    }

    @Test
    void severalRangesKeepTheirOrder() {
        assertThat(bytes("bytes=5-6,0-1 , -1, ,3-", 10)).isEqualTo("5-6 0-1 9-9 3-9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0", "bytes=18446744073709551618-"})
    void rangeBeyondTheContentIsNotSatisfiable(String line) {
        assertThat(parse(line).orElseThrow().specs().get(0).isSatisfiable(10)).isFalse();
        assertThat(bytes(line, 10)).isEqualTo("none");
    }

    @Test
    void emptyContentSatisfiesSuffixesOnlyAndHasNoBytes() {
        assertThat(parse("bytes=-1").orElseThrow().specs().get(0).isSatisfiable(0)).isTrue();
        assertThat(parse("bytes=0-").orElseThrow().specs().get(0).isSatisfiable(0)).isFalse();
        assertThat(bytes("bytes=-1", 0)).isEqualTo("none");
    }

    @ParameterizedTest
    @Tag("rfc9110-14.2")
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=,",
                "bytes=-",
                "bytes=a-b",
                "bytes=1",
                "bytes=5-2",
                "bytes=0-1,5-2",
                "bytes=0-1,x",
                "bytes=1-2-3",
                "bytes=--1",
                "bytes=+1-2",
                "bytes=1 - 2",
                "bytes = 0-1",
                "bytes=0x1-2",
                "bytes=1.0-2",
                "bytes=\u0661-2",
                "items=0-1",
                "0-1"
            })
    void whatIsNotUnderstoodIsNoRange(String line) {
        assertThat(parse(line)).isEmpty();
    }

    @Test
    void aFieldThatIsThereTwiceOrNotAtAllIsNoRange() {
        assertThat(parse("bytes=0-1", "bytes=2-3")).isEmpty();
        assertThat(parse()).isEmpty();
    }
}
