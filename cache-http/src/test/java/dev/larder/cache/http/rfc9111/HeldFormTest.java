package dev.larder.cache.http.rfc9111;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.Fields;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("rfc9110-13.1.2")
class HeldFormTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final EntityTag STORED = new EntityTag(false, "x");
    private static final Validators VALIDATORS =
            new Validators(Optional.of(STORED), Optional.empty(), NOW);

    private static HeldForm held(Optional<EntityTag> coded, String... fields) {
        ClientRequest request = ClientRequest.of("GET", Fields.of(fields), false);
        return HeldForm.of(request, 200, VALIDATORS, coded, NOW);
    }

    @ParameterizedTest
    @Tag("rfc9110-8.8.3.3")
    @CsvSource({
        "'\"x\"', STORED",
        "'W/\"x\"', STORED",
        "'\"x-gzip\"', CODED",
        "'W/\"x-gzip\"', CODED",
        "'\"x\", \"x-gzip\"', CODED",
        "'\"x-br\"', NONE",
        "'\"y\"', NONE",
        "*, ANY"
    })
    void formIsThatWhoseTagIsNamed(String tags, HeldForm form) {
        assertThat(held(Optional.of(STORED.in("gzip")), "If-None-Match", tags)).isEqualTo(form);
    }

    @Test
    void tagOfACodingMeansNothingToAClientThatWouldNotBeSentIt() {
        assertThat(held(Optional.empty(), "If-None-Match", "\"x-gzip\"")).isEqualTo(HeldForm.NONE);
    }

    @Test
    @Tag("rfc9110-13.1.3")
    void dateMeansTheFormThatWouldBeSent() {
        assertThat(
                        held(
                                Optional.of(STORED.in("gzip")),
                                "If-Modified-Since",
                                "Thu, 01 Jan 2026 00:00:00 GMT"))
                .isEqualTo(HeldForm.ANY);
        assertThat(held(Optional.empty(), "If-Modified-Since", "Wed, 31 Dec 2025 23:59:59 GMT"))
                .isEqualTo(HeldForm.NONE);
    }

    @Test
    void withoutConditionNothingIsHeld() {
        assertThat(held(Optional.of(STORED.in("gzip")))).isEqualTo(HeldForm.NONE);
    }
}
