package dev.larder.cache.http.rfc9111;

import static dev.larder.cache.http.rfc9111.Given.NOW;
import static dev.larder.cache.http.rfc9111.Given.TARGETED;
import static dev.larder.cache.http.rfc9111.Given.date;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.rfc9111.field.Field;
import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rfc9111-3.1")
class StoredFieldsTest {

    @Test
    void unknownFieldsAreKeptInOrderWithDuplicates() {
        Fields received =
                Fields.of("X", "1", "Date", date(-5), "Content-Type", "a/b", "x", "2", "Y", "");

        assertThat(stored(received)).isEqualTo(received);
    }

    @ParameterizedTest
    @Tag("rfc9110-7.6.1")
    @ValueSource(
            strings = {
                "Connection",
                "Keep-Alive",
                "Proxy-Connection",
                "TE",
                "Trailer",
                "transfer-encoding",
                "UPGRADE",
                "Proxy-Authenticate",
                "Proxy-Authentication-Info",
                "Proxy-Authorization",
                "Age",
                "Content-Length"
            })
    void fieldsOfOneConnectionAreLeftOut(String name) {
        assertThat(stored(Fields.of("Date", date(0), name, "1", "A", "2")))
                .extracting(Field::name)
                .containsExactly("Date", "A");
    }

    @Test
    @Tag("rfc9110-7.6.1")
    void fieldsThatConnectionNamesAreLeftOut() {
        Fields received =
                Fields.of(
                        "Date",
                        date(0),
                        "Connection",
                        "a, B",
                        "A",
                        "1",
                        "b",
                        "2",
                        "Connection",
                        "c",
                        "C",
                        "3",
                        "D",
                        "4");

        assertThat(stored(received)).extracting(Field::name).containsExactly("Date", "D");
    }

    @Test
    @Tag("rfc9110-7.6.1")
    void connectionCanNotTakeAwayWhatConcernsEveryRecipient() {
        Fields received =
                Fields.of(
                        "Connection",
                        "cache-control, vary, date, content-type, content-encoding, expires",
                        "Cache-Control",
                        "must-revalidate",
                        "Vary",
                        "A",
                        "Date",
                        date(0),
                        "Content-Type",
                        "a/b",
                        "Content-Encoding",
                        "gzip",
                        "Expires",
                        "0");

        assertThat(stored(received)).hasSize(6);
    }

    @Test
    @Tag("rfc9110-6.6.1")
    void dateIsAddedWhereThereIsNone() {
        assertThat(stored(Fields.of("A", "1")))
                .containsExactly(new Field("A", "1"), new Field("Date", date(0)));
        assertThat(stored(Fields.of("Date", "foo", "A", "1")))
                .containsExactly(new Field("Date", date(0)), new Field("A", "1"));
    }

    @Test
    void otherFieldsOfCachesAreKept() {
        Fields received =
                Fields.of("Cache-Status", "other; hit", "Date", date(0), "Set-Cookie", "a=b");

        assertThat(stored(received)).isEqualTo(received);
    }

    private static Fields stored(Fields received) {
        return StoredFields.of(received, ResponseDirectives.of(received, TARGETED), NOW);
    }
}
