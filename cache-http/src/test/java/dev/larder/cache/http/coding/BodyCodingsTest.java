package dev.larder.cache.http.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aayushatharva.brotli4j.decoder.Decoder;
import com.github.luben.zstd.Zstd;
import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.http.settings.CompressionSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class BodyCodingsTest {

    private static final byte[] BODY = "a text ".repeat(1000).getBytes(StandardCharsets.UTF_8);
    private static final List<BodyCoding> ALL =
            List.of(new BrotliCoding(), new GzipCoding(), new ZstdCoding());

    private static BodyCodings codings(List<BodyCoding> known, String... names) {
        return new BodyCodings(new CompressionSettings(true, List.of(names), 1024), known);
    }

    private static byte[] coded(BodyCoding coding) throws IOException {
        BodyCodings one = codings(ALL, coding.name());
        byte[] coded = one.get(0).encode(BODY);
        assertThat(coded.length).isLessThan(BODY.length / 10);
        return coded;
    }

    @Test
    void gzipIsReadBack() throws IOException {
        byte[] coded = coded(new GzipCoding());
        assertThat(new GZIPInputStream(new ByteArrayInputStream(coded)).readAllBytes())
                .isEqualTo(BODY);
    }

    @Test
    void brotliIsReadBack() throws IOException {
        assertThat(Decoder.decompress(coded(new BrotliCoding())).getDecompressedData())
                .isEqualTo(BODY);
    }

    @Test
    void zstdIsReadBack() throws IOException {
        assertThat(Zstd.decompress(coded(new ZstdCoding()), BODY.length)).isEqualTo(BODY);
    }

    @Test
    void theOrderIsThatOfTheSettings() {
        assertThat(codings(ALL, "zstd", "gzip", "br").names())
                .containsExactly("zstd", "gzip", "br");
    }

    @Test
    void offMeansNone() {
        CompressionSettings off = new CompressionSettings(false, List.of("lzma"), 1024);
        assertThat(new BodyCodings(off, ALL).names()).isEmpty();
    }

    @Test
    void aLibraryThatIsNotThereIsNamed() {
        List<BodyCoding> platform = List.of(new GzipCoding());
        assertThatThrownBy(() -> codings(platform, "gzip", "br"))
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessage(
                        "larder.http.compression.encodings = br: its library is not on the"
                                + " classpath. Add com.aayushatharva.brotli4j:brotli4j, or leave"
                                + " out br.");
        assertThatThrownBy(() -> codings(platform, "zstd"))
                .hasMessageContaining("com.github.luben:zstd-jni");
    }

    @Test
    void aCodingThatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> codings(ALL, "deflate"))
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessage(
                        "larder.http.compression.encodings = deflate: no content coding that Larder"
                                + " knows. Write gzip, br or zstd.");
    }
}
