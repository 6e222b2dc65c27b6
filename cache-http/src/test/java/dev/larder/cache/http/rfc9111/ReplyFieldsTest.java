package dev.larder.cache.http.rfc9111;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.rfc9111.field.Field;
import dev.larder.cache.http.rfc9111.field.Fields;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReplyFieldsTest {

    private static final Fields WHOLE =
            Fields.of(
                    "Date", "d",
                    "ETag", "\"b\"",
                    "Vary", "A",
                    "Cache-Control", "max-age=60",
                    "Expires", "e",
                    "Content-Location", "/x",
                    "Content-Type", "text/plain",
                    "Content-Encoding", "gzip",
                    "Content-Language", "en",
                    "Last-Modified", "l",
                    "Content-Length", "5",
                    "Content-MD5", "m",
                    "Content-Digest", "c",
                    "Set-Cookie", "s",
                    "X-Other", "1");

    @Test
    @Tag("rfc9110-15.3.7")
    void partHasAllFieldsOfTheWholeButThoseOfItsBytes() {
        assertThat(ReplyFields.partial(WHOLE, false))
                .extracting(Field::name)
                .containsExactly(
                        "Date",
                        "ETag",
                        "Vary",
                        "Cache-Control",
                        "Expires",
                        "Content-Location",
                        "Content-Type",
                        "Content-Encoding",
                        "Content-Language",
                        "Last-Modified",
                        "Set-Cookie",
                        "X-Other");
    }

    @Test
    @Tag("rfc9110-15.3.7")
    void clientThatHasTheFieldsOfTheRepresentationDoesNotGetThemAgain() {
        assertThat(ReplyFields.partial(WHOLE, true))
                .extracting(Field::name)
                .containsExactly(
                        "Date",
                        "ETag",
                        "Vary",
                        "Cache-Control",
                        "Expires",
                        "Content-Location",
                        "Set-Cookie",
                        "X-Other");
    }

    @Test
    @Tag("rfc9110-15.5.13")
    @Tag("rfc9110-15.5.17")
    void refusalTellsTheVersionAndNothingByWhichItWouldBeStored() {
        assertThat(ReplyFields.refused(WHOLE))
                .extracting(Field::name)
                .containsExactly("ETag", "Vary");
        assertThat(ReplyFields.refused(Fields.of("Last-Modified", "l", "Expires", "e")))
                .containsExactly(new Field("Last-Modified", "l"));
    }
}
