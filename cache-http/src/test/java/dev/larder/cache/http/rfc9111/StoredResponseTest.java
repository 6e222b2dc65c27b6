package dev.larder.cache.http.rfc9111;

import static dev.larder.cache.http.rfc9111.Given.BODY;
import static dev.larder.cache.http.rfc9111.Given.NOW;
import static dev.larder.cache.http.rfc9111.Given.TARGETED;
import static dev.larder.cache.http.rfc9111.Given.date;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StoredResponseTest {

    private static final EntityTag MADE = EntityTag.of("text/plain", BODY);

    @Test
    @Tag("rfc9111-4.3.1")
    void madeTagIsForClientsOnly() {
        StoredResponse stored = stored(Fields.of("Date", date(0)));

        assertThat(stored.presented().tag()).contains(MADE);
        assertThat(stored.madeTag()).contains(MADE);
        assertThat(stored.own().tag()).isEmpty();
        assertThat(stored.own().canValidate()).isFalse();
    }

    @Test
    void ownTagGoesBeforeTheMadeOne() {
        StoredResponse stored = stored(Fields.of("ETag", "W/\"a\""));

        assertThat(stored.presented().tag()).contains(new EntityTag(true, "a"));
        assertThat(stored.own().canValidate()).isTrue();
        assertThat(stored.madeTag()).isEmpty();
    }

    @Test
    void fieldThatIsNoTagIsNotReplaced() {
        StoredResponse stored = stored(Fields.of("ETag", "abc"));

        assertThat(stored.presented().tag()).isEmpty();
        assertThat(stored.madeTag()).isEmpty();
    }

    @Test
    void lastModifiedIsAValidatorIfItIsADate() {
        assertThat(stored(Fields.of("Last-Modified", date(-9))).own().lastModified())
                .contains(NOW.minusSeconds(9));
        assertThat(stored(Fields.of("Last-Modified", "x")).own().canValidate()).isFalse();
    }

    @Test
    void weightCountsBodyFieldsAndAnOverhead() {
        assertThat(stored(Fields.of("A", "123")).weight()).isEqualTo(5 + 4 + 256);
    }

    @Test
    void responseIsKeptAsItWas() {
        Fields fields = Fields.of("Cache-Control", "max-age=60, public", "Date", date(0));

        StoredResponse stored = stored(fields);

        assertThat(stored.status()).isEqualTo(200);
        assertThat(stored.fields()).isEqualTo(fields);
        assertThat(stored.body()).isSameAs(BODY);
        assertThat(stored.directives()).isEqualTo(ResponseDirectives.of(fields, TARGETED));
        assertThat(stored.freshness().lifetime()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void fieldThatIsAddedAsksNothingOfThisCache() {
        ResponseHead head =
                ResponseHead.of(200, Fields.EMPTY, TARGETED).with("Cache-Control", "no-store");

        assertThat(head.fields().first("Cache-Control")).contains("no-store");
        assertThat(head.directives().flags()).isEmpty();
    }

    private static StoredResponse stored(Fields fields) {
        return new StoredResponse(
                ResponseHead.of(200, fields, TARGETED),
                BODY,
                new Freshness(NOW, Duration.ZERO, Duration.ofSeconds(60)),
                Optional.of(MADE));
    }
}
