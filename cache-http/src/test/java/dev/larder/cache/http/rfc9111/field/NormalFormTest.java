package dev.larder.cache.http.rfc9111.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("rfc9111-4.1")
class NormalFormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Foo | '1,2' | ' 1, 2 '",
                "Foo | 'a,,b' | 'a, b'",
                "Accept-Encoding | 'gzip, br' | 'BR,GZIP'",
                "Accept-Encoding | 'gzip;q=1.0, br' | 'br, gzip'",
                "Accept-Encoding | 'gzip; q=0.50' | 'gzip;Q=0.5'",
                "Accept-Encoding | 'gzip, gzip' | 'gzip'",
                "Accept-Encoding | 'gzip;q=0.5, br' | 'br, gzip;q=0.5'",
                "Accept-Language | 'en-GB, de' | 'en-gb,de;q=1'",
                "Accept-Language | 'en;q=0.5, de' | 'de, en;q=0.500'"
            })
    void valuesThatMeanTheSameAreEqual(String name, String one, String other) {
        assertThat(form(name, one)).isEqualTo(form(name, other)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Foo | a | A",
                "Foo | 'a, b' | 'b, a'",
                "Foo | '\"a, b\"' | '\"a,b\"'",
                "Accept-Encoding | gzip | 'gzip;q=0'",
                "Accept-Encoding | gzip | br",
                "Accept-Encoding | ';q=1, gzip' | gzip",
                "Accept-Encoding | 'gzip;q=2' | gzip",
                "Accept-Encoding | 'gzip;q=0.0001' | 'gzip;q=0'",
                "Accept-Language | 'en, de' | 'de, en'",
                "Accept-Language | 'en, de;q=0.1' | 'en, de;q=0.2'",
                "Accept-Language | 'en;q=x' | 'en'"
            })
    void valuesThatMayMeanSomethingElseDiffer(String name, String one, String other) {
        assertThat(form(name, one)).isNotEqualTo(form(name, other));
    }

    @Test
    void linesAreCombined() {
        assertThat(NormalForm.of("foo", Fields.of("Foo", "1", "Foo", "2")))
                .isEqualTo(form("Foo", "1, 2"));
        assertThat(NormalForm.of("cookie", Fields.of("Cookie", "a=1", "Cookie", "b=2")))
                .isEqualTo(form("Cookie", "a=1; b=2"));
    }

    @Test
    void absentFieldIsNotAnEmptyOne() {
        assertThat(NormalForm.of("Foo", Fields.EMPTY)).isEmpty();
        assertThat(form("Foo", "")).contains("");
    }

    private static Optional<String> form(String name, String value) {
        return NormalForm.of(name, Fields.of(name, value));
    }
}
