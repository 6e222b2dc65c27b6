package dev.larder.cache.http.rfc9111.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rfc9110-12.5.3")
class AcceptEncodingTest {

    private static Optional<String> choose(String accept, String offered) {
        return AcceptEncoding.of(Fields.of(AcceptEncoding.NAME, accept))
                .choose(Arrays.asList(offered.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "gzip, gzip",
        "'gzip, deflate, br, zstd', gzip",
        "GZip, gzip",
        "'deflate, gzip;q=0.5', gzip",
        "gzip; Q=0.001, gzip",
        "'gzip ;q=1.000', gzip",
        "*, gzip",
        "'*;q=0.1', gzip",
        "'gzip, identity', gzip",
        "'identity;q=0, gzip', gzip",
        "'identity;q=0.5, gzip;q=0.5', gzip"
    })
    void codingIsChosenIfItIsAccepted(String accept, String coding) {
        assertThat(choose(accept, "gzip")).contains(coding);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identity",
                "deflate",
                "gzip;q=0",
                "gzip;q=0.000",
                "*;q=0",
                "*, gzip;q=0",
                "identity;q=0",
                "gzip;q=0.5, identity",
                "identity;q=0.6, *;q=0.5",
                "gz",
                "gzip2",
                ",",
                " "
            })
    void nothingIsChosenIfItIsNotAcceptedOrIdentityIsPreferred(String accept) {
        assertThat(choose(accept, "gzip")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'gzip, br', br",
        "'gzip, br;q=0.9', gzip",
        "'gzip;q=0.2, br;q=0.3', br",
        "*, br",
        "'*, br;q=0', gzip",
        "'*;q=0.5, gzip', gzip",
        "'gzip, zstd', gzip"
    })
    void greatestWeightIsChosenAndThenTheFirstThatIsOffered(String accept, String coding) {
        assertThat(choose(accept, "br gzip")).contains(coding);
    }

    @Test
    void absentOrEmptyFieldAcceptsTheResponseAsItIs() {
        assertThat(AcceptEncoding.of(Fields.EMPTY).choose(List.of("gzip"))).isEmpty();
        assertThat(choose("", "gzip")).isEmpty();
    }

    @Test
    @Tag("rfc9110-8.4.1.3")
    void xGzipIsGzip() {
        assertThat(choose("x-gzip", "gzip")).contains("gzip");
        assertThat(choose("x-gzip;q=0, *", "gzip")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip;q=2",
                "gzip;q=-1",
                "gzip;q=0.1234",
                "gzip;q=x",
                "gzip;q=",
                "gzip;level=9",
                "gzip;",
                "gzip;q=1;x=1",
                "*, gzip;q=1.5"
            })
    void weightThatIsNoneIsARefusal(String accept) {
        assertThat(choose(accept, "gzip")).isEmpty();
    }

    @Test
    void firstOfTwoWeightsCounts() {
        assertThat(choose("gzip;q=0, gzip", "gzip")).isEmpty();
        assertThat(choose("gzip, gzip;q=0", "gzip")).contains("gzip");
    }

    @Test
    void linesAreOneList() {
        Fields fields =
                Fields.of(AcceptEncoding.NAME, "deflate", AcceptEncoding.NAME, "br;q=0.1, gzip");
        assertThat(AcceptEncoding.of(fields).choose(List.of("br", "gzip"))).contains("gzip");
    }
}
