package dev.larder.cache.http.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.http.rfc9111.ResponseHead;
import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.Fields;
import io.micronaut.core.type.Argument;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Stored responses as bytes: each layout that was ever written can be read. */
class ResponseCodecTest {

    private static final Argument<SlotContent> TYPE = Argument.of(SlotContent.class);

    private final ResponseCodec codec = new ResponseCodec(List.of("CDN-Cache-Control"));

    private static SlotContent content() {
        StoredReply reply =
                new StoredReply(
                        ResponseHead.of(
                                203,
                                Fields.of(
                                        "Content-Type", "text/plain",
                                        "X-Own", "a",
                                        "x-own", "größe"),
                                List.of()),
                        "body €".getBytes(UTF_8),
                        Duration.ofMillis(1500),
                        EntityTag.parse("\"tag\""),
                        "Mine");
        return new SlotContent(
                reply,
                new Selection(
                        List.of("accept", "x-kind"), List.of(Optional.of("*/*"), Optional.empty())),
                new VaryIndex(
                        0xfedcba9876543210L, List.of(List.of(), List.of("accept", "x-kind"))));
    }

    private static byte[] golden() throws IOException {
        try (InputStream in = ResponseCodecTest.class.getResourceAsStream("/response/v1.hex")) {
            String text = new String(in.readAllBytes(), UTF_8);
            StringBuilder hex = new StringBuilder();
            text.lines().forEach(line -> hex.append(line.replaceAll("#.*", "").strip()));
            return HexFormat.of().parseHex(hex);
        }
    }

    @Test
    void theLayoutStaysAsItIs() throws IOException {
        assertThat(HexFormat.of().formatHex(codec.encode(TYPE, content())))
                .isEqualTo(HexFormat.of().formatHex(golden()));
    }

    @Test
    void whatWasWrittenIsReadBack() throws IOException {
        SlotContent read = codec.decode(TYPE, golden());
        SlotContent written = content();
        assertThat(read.reply().head().status()).isEqualTo(203);
        assertThat(read.reply().head().fields()).isEqualTo(written.reply().head().fields());
        assertThat(read.reply().body()).isEqualTo(written.reply().body());
        assertThat(read.reply().initialAge()).isEqualTo(written.reply().initialAge());
        assertThat(read.reply().madeTag()).isEqualTo(written.reply().madeTag());
        assertThat(read.reply().reason()).isEqualTo("Mine");
        assertThat(read.selection()).isEqualTo(written.selection());
        assertThat(read.index()).isEqualTo(written.index());
    }

    @Test
    void bytesThatAreCutOffOrNoneAreRefused() throws IOException {
        byte[] whole = golden();
        for (int length = 0; length < whole.length - content().reply().body().length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> codec.decode(TYPE, cut)).isInstanceOf(IOException.class);
        }
        Random random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            try {
                codec.decode(TYPE, bytes);
            } catch (IOException e) {
                // What isn't readable is a miss.
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
    }

    @Test
    void aPartThatIsNotKnownIsRefused() throws IOException {
        byte[] bytes =
                PayloadBytes.write(
                        200,
                        List.of(new dev.larder.cache.http.rfc9111.field.Field(":later", "1")),
                        new byte[0]);
        assertThatThrownBy(() -> codec.decode(TYPE, bytes))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(":later");
    }
}
