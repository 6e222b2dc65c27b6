package dev.larder.cache.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.CacheConfigurationException;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.type.Argument;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodecsTest {

    private static final Argument<String> TEXT = Argument.STRING;
    private static final Argument<byte[]> BYTES = Argument.of(byte[].class);
    private static final Argument<Long> NUMBER = Argument.of(Long.class);

    @Test
    void textAndBytesAreKeptAsTheyAre() {
        try (ApplicationContext context = ApplicationContext.run()) {
            Codecs codecs = context.getBean(Codecs.class);

            assertThat(codecs.standard(TEXT, "json").id()).isEqualTo("string");
            assertThat(codecs.standard(BYTES, "json").id()).isEqualTo("bytes");
            assertThat(codecs.standard(NUMBER, "json").id()).isEqualTo("json");
        }
    }

    @Test
    void textComesBackEqual() throws IOException {
        Codec codec = new StringCodec();

        assertThat(codec.decode(TEXT, codec.encode(TEXT, "Grüße 🎉"))).isEqualTo("Grüße 🎉");
        assertThatThrownBy(() -> codec.encode(TEXT, "\ud83c")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> codec.decode(TEXT, new byte[] {(byte) 0xff}))
                .isInstanceOf(IOException.class);
    }

    @Test
    void primaryCodecActsEverywhereAndMayWrapTheStandardOne() throws IOException {
        try (ApplicationContext context = ApplicationContext.run(Map.of("codec.reversed", "yes"))) {
            Codecs codecs = context.getBean(Codecs.class);
            Codec codec = codecs.standard(NUMBER, "json");

            assertThat(codec.id()).isEqualTo("reversed");
            assertThat(codec.encode(NUMBER, 12L)).isEqualTo(new byte[] {'2', '1'});
            assertThat(codec.decode(NUMBER, new byte[] {'2', '1'})).isEqualTo(12L);
            assertThat(codecs.standard(TEXT, "string").id()).isEqualTo("string");
            assertThat(codecs.of(Reversed.class)).isSameAs(codec);
        }
    }

    @Test
    void unknownIdNamesThoseThatThereAre() {
        Codecs codecs = new Codecs(List.of(new StringCodec(), new BytesCodec()), null);

        assertThatThrownBy(() -> codecs.named("xml"))
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageContaining("xml")
                .hasMessageContaining("[bytes, json, string]");
        assertThatThrownBy(() -> codecs.of(Reversed.class))
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageContaining(Reversed.class.getName());
    }

    @Test
    void twoCodecsOfOneIdAreRefused() {
        assertThatThrownBy(() -> new Codecs(List.of(new StringCodec(), new StringCodec()), null))
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageContaining("\"string\"");
    }

    @Test
    void withoutAJsonMapperOnlyItsUseIsAnError() {
        Codecs codecs = new Codecs(List.of(new StringCodec(), new BytesCodec()), null);
        Codec json = codecs.standard(NUMBER, "json");

        codecs.check(codecs.standard(TEXT, "json"));
        assertThatThrownBy(() -> codecs.check(json))
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageContaining("<artifactId>micronaut-serde-jackson</artifactId>")
                .hasMessageContaining(
                        "implementation(\"io.micronaut.serde:micronaut-serde-jackson\")");
    }

    /** An application's own codec. */
    @Singleton
    @Primary
    @Requires(property = "codec.reversed")
    static final class Reversed implements Codec {

        private final Codec json;

        Reversed(@Named("json") Codec json) {
            this.json = json;
        }

        @Override
        public String id() {
            return "reversed";
        }

        @Override
        public boolean supports(Argument<?> type) {
            return true;
        }

        @Override
        public <T> byte[] encode(Argument<T> type, T value) throws IOException {
            return reverse(json.encode(type, value));
        }

        @Override
        public <T> T decode(Argument<T> type, byte[] bytes) throws IOException {
            return json.decode(type, reverse(bytes));
        }

        private static byte[] reverse(byte[] bytes) {
            byte[] reversed = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                reversed[i] = bytes[bytes.length - 1 - i];
            }
            return reversed;
        }
    }
}
