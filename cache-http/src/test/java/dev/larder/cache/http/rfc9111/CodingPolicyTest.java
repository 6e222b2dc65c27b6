package dev.larder.cache.http.rfc9111;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.rfc9111.field.Fields;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rfc9110-8.4")
class CodingPolicyTest {

    private final CodingPolicy policy = new CodingPolicy(1000, List.of("CDN-Cache-Control"));

    private CodingReason decide(int status, String... fields) {
        return policy.decide(status, Fields.of(fields), 1000);
    }

    private CodingReason decideText(String name, String value) {
        return decide(200, "Content-Type", "text/plain", name, value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "TEXT/HTML; charset=utf-8",
                "application/json",
                "application/problem+json",
                "application/atom+xml;type=feed",
                "application/openapi+yaml",
                "application/javascript",
                "image/svg+xml",
                "application/wasm",
                "font/ttf"
            })
    void textAndTheLikeIsCompressed(String type) {
        assertThat(decide(200, "Content-Type", type)).isEqualTo(CodingReason.COMPRESSIBLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "image/jpeg",
                "video/mp4",
                "audio/mpeg",
                "application/zip",
                "application/gzip",
                "application/pdf",
                "application/octet-stream",
                "font/woff2",
                "multipart/byteranges; boundary=x",
                "textile/plain",
                "*/*",
                ""
            })
    void whatIsCompressedAlreadyOrUnknownIsNot(String type) {
        assertThat(decide(200, "Content-Type", type)).isEqualTo(CodingReason.TYPE);
    }

    @Test
    void withoutATypeNothingIsCompressed() {
        assertThat(decide(200)).isEqualTo(CodingReason.TYPE);
    }

    @Test
    void whatHasACodingGetsNoSecondOne() {
        assertThat(decideText("Content-Encoding", "br")).isEqualTo(CodingReason.CODED);
        assertThat(decideText("content-encoding", "identity")).isEqualTo(CodingReason.CODED);
    }

    @Test
    @Tag("rfc9111-5.2.2.6")
    void noTransformIsHeeded() {
        assertThat(decideText("Cache-Control", "max-age=60, no-transform"))
                .isEqualTo(CodingReason.NO_TRANSFORM);
        assertThat(decideText("Cache-Control", "max-age=60")).isEqualTo(CodingReason.COMPRESSIBLE);
    }

    @Test
    @Tag("rfc9111-5.2.2.6")
    @Tag("rfc9213-2.2")
    void noTransformIsHeededAlsoBesideATargetedField() {
        assertThat(
                        decide(
                                200,
                                "Content-Type",
                                "text/plain",
                                "CDN-Cache-Control",
                                "max-age=60",
                                "Cache-Control",
                                "no-transform"))
                .isEqualTo(CodingReason.NO_TRANSFORM);
    }

    @Test
    @Tag("rfc9213-2.2")
    void noTransformOfATargetedFieldIsHeededToo() {
        assertThat(
                        decide(
                                200,
                                "Content-Type",
                                "text/plain",
                                "CDN-Cache-Control",
                                "max-age=60, no-transform",
                                "Cache-Control",
                                "max-age=60"))
                .isEqualTo(CodingReason.NO_TRANSFORM);
    }

    @Test
    @Tag("rfc9110-15.3.7")
    void partStaysAsItIs() {
        assertThat(decide(206, "Content-Type", "text/plain")).isEqualTo(CodingReason.PARTIAL);
        assertThat(decideText("Content-Range", "bytes 0-9/20")).isEqualTo(CodingReason.PARTIAL);
    }

    @ParameterizedTest
    @Tag("rfc9530-3")
    @ValueSource(strings = {"Repr-Digest", "Content-Digest", "Digest", "Content-MD5"})
    void digestKeepsItsBytes(String name) {
        assertThat(decideText(name, "sha-256=:AAAA:")).isEqualTo(CodingReason.DIGEST);
    }

    @Test
    void shortBodyStaysAsItIs() {
        Fields fields = Fields.of("Content-Type", "text/plain");
        assertThat(policy.decide(200, fields, 999)).isEqualTo(CodingReason.SHORT);
        assertThat(policy.decide(200, fields, 1000)).isEqualTo(CodingReason.COMPRESSIBLE);
        assertThat(policy.decide(200, fields, 999).allows()).isFalse();
    }
}
