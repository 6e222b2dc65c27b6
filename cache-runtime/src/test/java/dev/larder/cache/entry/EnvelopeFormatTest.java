package dev.larder.cache.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnvelopeFormatTest {

    private static final byte[] PAYLOAD = "{\"id\":42}".getBytes(StandardCharsets.UTF_8);

    static List<Golden> goldens() {
        return List.of(
                new Golden(
                        "v1-plain",
                        new Envelope(
                                0x0102030405060708L,
                                new Envelope.Stamps(-2, 0, List.of()),
                                new Lifetime(
                                        1_700_000_000_000L, 1_700_000_060_000L, 1_700_000_060_000L),
                                1_700_000_060_000L,
                                new Envelope.Form("json", 0x1122334455667788L, 0),
                                PAYLOAD)),
                new Golden(
                        "v1-tags-and-ban",
                        new Envelope(
                                -1,
                                new Envelope.Stamps(
                                        7,
                                        0xFFFF_FFFEL,
                                        List.of(
                                                new Envelope.TagStamp("product:42", 8),
                                                new Envelope.TagStamp(
                                                        "@/products/42", Long.MIN_VALUE))),
                                new Lifetime(1, 2, 3),
                                3,
                                new Envelope.Form("string", -3, 0),
                                "Grüße".getBytes(StandardCharsets.UTF_8))),
                new Golden(
                        "v1-null",
                        new Envelope(
                                5,
                                new Envelope.Stamps(6, 1, List.of()),
                                new Lifetime(10, 20, 30),
                                30,
                                new Envelope.Form("json", 9, Envelope.Form.NULL),
                                new byte[0])),
                new Golden(
                        "v1-forever",
                        new Envelope(
                                5,
                                new Envelope.Stamps(6, 0, List.of()),
                                new Lifetime(10, Lifetime.FOREVER, Lifetime.FOREVER),
                                2_592_000_010L,
                                new Envelope.Form("bytes", 9, 0),
                                new byte[] {0, 1, -1})),
                new Golden(
                        "v1-response",
                        new Envelope(
                                5,
                                new Envelope.Stamps(6, 0, List.of()),
                                new Lifetime(10, 20, Lifetime.FOREVER),
                                Lifetime.FOREVER,
                                new Envelope.Form("http", 9, Envelope.Form.RESPONSE),
                                new byte[] {0, (byte) 200, 0, 0})));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void storedLayoutIsWhatItAlwaysWas(Golden golden) throws IOException {
        byte[] bytes = golden.bytes();

        assertThat(HexFormat.of().formatHex(EnvelopeFormat.write(golden.envelope())))
                .isEqualTo(HexFormat.of().formatHex(bytes));
        assertSame(EnvelopeFormat.read(bytes), golden.envelope());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void everyTruncationIsNoEnvelope(Golden golden) throws IOException {
        byte[] bytes = golden.bytes();

        for (int length = 0; length < bytes.length; length++) {
            assertThat(EnvelopeFormat.read(Arrays.copyOf(bytes, length))).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void everyChangedByteIsNoEnvelope(Golden golden) throws IOException {
        byte[] bytes = golden.bytes();

        for (int at = 0; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= 0x40;

            assertThat(EnvelopeFormat.read(changed)).isNull();
        }
    }

    @Property
    void randomBytesAreNoEnvelope(@ForAll byte[] bytes) {
        byte[] disguised = new byte[bytes.length + 2];
        disguised[0] = 1;
        disguised[1] = 'V';
        System.arraycopy(bytes, 0, disguised, 2, bytes.length);

        assertThat(EnvelopeFormat.read(bytes)).isNull();
        assertThat(EnvelopeFormat.read(disguised)).isNull();
    }

    @Test
    void anotherVersionIsNoEnvelope() throws IOException {
        byte[] bytes = goldens().get(0).bytes();
        bytes[0] = 2;

        assertThat(EnvelopeFormat.read(bytes)).isNull();
    }

    @Test
    void marksAndHoldsAreNoEnvelope() {
        for (char kind : new char[] {'F', 'H'}) {
            byte[] mark = new byte[10];
            new Random(1).nextBytes(mark);
            mark[0] = 1;
            mark[1] = (byte) kind;

            assertThat(EnvelopeFormat.read(mark)).isNull();
        }
    }

    @Test
    void moreTagsThanThereIsRoomForAreRefused() {
        List<Envelope.TagStamp> tags =
                IntStream.range(0, 256).mapToObj(i -> new Envelope.TagStamp("t" + i, i)).toList();
        Envelope envelope =
                new Envelope(
                        1,
                        new Envelope.Stamps(1, 0, tags),
                        new Lifetime(1, 2, 2),
                        2,
                        new Envelope.Form("json", 1, 0),
                        PAYLOAD);

        assertThatThrownBy(() -> EnvelopeFormat.write(envelope))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("256 tags");
    }

    private static void assertSame(@Nullable Envelope actual, Envelope expected) {
        assertThat(actual).isNotNull().extracting(Envelope::payload).isEqualTo(expected.payload());
        assertThat(actual).usingRecursiveComparison().ignoringFields("payload").isEqualTo(expected);
    }

    record Golden(String name, Envelope envelope) {

        byte[] bytes() throws IOException {
            String file = "/envelope/" + name + ".hex";
            try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(file))) {
                String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
                return HexFormat.of().parseHex(text.replaceAll("\\s|#.*", ""));
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
