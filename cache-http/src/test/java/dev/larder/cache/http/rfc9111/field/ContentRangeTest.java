package dev.larder.cache.http.rfc9111.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rfc9110-14.4")
class ContentRangeTest {

    @ParameterizedTest
    @ValueSource(strings = {"bytes 0-0/1", "bytes 2-5/10", "bytes 0-9/10", "bytes 4-9/*"})
    void whatIsReadIsWrittenTheSame(String text) {
        assertThat(ContentRange.of(Fields.of("Content-Range", text)).orElseThrow().text())
                .isEqualTo(text);
    }

    @Test
    void bytesAndLengthAreRead() {
        ContentRange range =
                ContentRange.of(Fields.of("content-range", "Bytes 2-5/10")).orElseThrow();

        assertThat(range.range()).isEqualTo(new ByteRange(2, 5));
        assertThat(range.range().length()).isEqualTo(4);
        assertThat(range.complete()).hasValue(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes ",
                "bytes */10",
                "bytes 5-2/10",
                "bytes 0-10/10",
                "bytes 0-9",
                "bytes -9/10",
                "bytes 0-/10",
                "bytes 0-9/",
                "bytes 0-9/x",
                "bytes=0-9/10",
                "bytes 0/9-10",
                "items 0-9/10",
                "bytes 0-9/10/20",
                "bytes  0-9/10"
            })
    void whatIsInvalidSaysNothing(String text) {
        assertThat(ContentRange.of(Fields.of("Content-Range", text))).isEmpty();
    }

    @Test
    void twoFieldsSayNothing() {
        assertThat(
                        ContentRange.of(
                                Fields.of(
                                        "Content-Range", "bytes 0-1/2",
                                        "Content-Range", "bytes 0-1/2")))
                .isEmpty();
    }

    @Test
    @Tag("rfc9110-15.5.17")
    void lengthOfWhatHasNoneOfTheRanges() {
        assertThat(ContentRange.unsatisfied(10)).isEqualTo("bytes */10");
    }

    @Test
    void partsOutsideOfTheWholeAreRefused() {
        ByteRange range = new ByteRange(2, 5);
        assertThatThrownBy(() -> new ContentRange(range, OptionalLong.of(5)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ByteRange(5, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ByteRange(-1, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rangesThatShareAByteOverlap() {
        ByteRange range = new ByteRange(2, 5);
        assertThat(range.overlaps(new ByteRange(5, 9))).isTrue();
        assertThat(range.overlaps(new ByteRange(0, 2))).isTrue();
        assertThat(range.overlaps(new ByteRange(6, 9))).isFalse();
        assertThat(range.overlaps(new ByteRange(0, 1))).isFalse();
        assertThat(range.contains(new ByteRange(2, 5))).isTrue();
        assertThat(range.contains(new ByteRange(2, 6))).isFalse();
        assertThat(range.contains(new ByteRange(1, 5))).isFalse();
    }
}
