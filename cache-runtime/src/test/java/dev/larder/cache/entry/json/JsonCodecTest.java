package dev.larder.cache.entry.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.entry.Codec;
import dev.larder.cache.entry.json.JsonTypes.Animal;
import dev.larder.cache.entry.json.JsonTypes.Basket;
import dev.larder.cache.entry.json.JsonTypes.Dog;
import dev.larder.cache.entry.json.JsonTypes.Login;
import dev.larder.cache.entry.json.JsonTypes.Undeclared;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JsonCodecTest {

    private final ApplicationContext plain = ApplicationContext.run();
    private final ApplicationContext odd =
            ApplicationContext.run(
                    Map.of(
                            "micronaut.serde.serialization.inclusion", "NON_EMPTY",
                            "micronaut.serde.time-write-shape", "INTEGER",
                            "micronaut.serde.numeric-time-unit", "MILLISECONDS",
                            "micronaut.serde.time-zone", "America/New_York",
                            "micronaut.serde.property-naming-strategy", "SNAKE_CASE",
                            "micronaut.serde.deserialization.ignore-unknown", "false",
                            "micronaut.serde.jackson.pretty-print", "true"));

    @AfterAll
    void close() {
        plain.close();
        odd.close();
    }

    static List<JsonSamples.Sample<?>> samples() {
        return JsonSamples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void valueComesBackEqual(JsonSamples.Sample<T> sample) throws IOException {
        assertComesBackEqual(codec(plain), sample);
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void valueComesBackEqualWhateverTheApplicationSets(JsonSamples.Sample<T> sample)
            throws IOException {
        assertComesBackEqual(codec(odd), sample);
    }

    @Test
    void applicationsMapperStaysAsItIs() throws IOException {
        codec(plain);
        JsonMapper mapper = plain.getBean(JsonMapper.class);
        Basket basket = new Basket("a", List.of(), null);

        assertThat(mapper.writeValueAsString(basket)).isEqualTo("{\"owner\":\"a\"}");
    }

    @Test
    void timesAreIsoTextWithAllTheirNanoseconds() throws IOException {
        byte[] json =
                codec(odd).encode(Argument.of(Instant.class), Instant.ofEpochSecond(1, 123456789));

        assertThat(new String(json, StandardCharsets.UTF_8))
                .isEqualTo("\"1970-01-01T00:00:01.123456789Z\"");
    }

    @Test
    void valueOfAnUnknownTypeIsRefusedWithItsName() {
        assertThatThrownBy(
                        () ->
                                codec(plain)
                                        .encode(Argument.of(Undeclared.class), new Undeclared("a")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Undeclared")
                .hasMessageContaining("@Serdeable");
    }

    @Test
    void typesThatCannotBeWrittenAreNotSupported() {
        assertThat(codec(plain).supports(Argument.of(Undeclared.class))).isFalse();
        assertThat(codec(plain).supports(Argument.listOf(Undeclared.class))).isFalse();
        assertThat(codec(plain).supports(Argument.of(Basket.class))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void supportedTypesAreSaidToBe(JsonSamples.Sample<T> sample) {
        assertThat(codec(plain).supports(sample.type())).isTrue();
    }

    @Test
    void mapperOfTheApplicationIsUsedWhereItBringsValuesBack() throws IOException {
        Codec codec = new JsonCodec(plain.getBean(JsonMapper.class));
        Basket lossy = new Basket("a", List.of(), null);
        Argument<Basket> type = Argument.of(Basket.class);

        assertThat(codec.decode(Argument.STRING, codec.encode(Argument.STRING, "a")))
                .isEqualTo("a");
        assertThatThrownBy(() -> codec.encode(type, lossy)).isInstanceOf(IOException.class);
    }

    @Test
    void subclassThatWouldComeBackAsItsBaseIsRefused() {
        assertRefused(Argument.of(Animal.class), new Dog("Rex"));
    }

    @Test
    void valueOfTheBaseItselfIsNotRefused() throws IOException {
        Animal animal = new Animal("Rex");
        byte[] json = codec(plain).encode(Argument.of(Animal.class), animal);

        assertThat(codec(plain).decode(Argument.of(Animal.class), json).getName()).isEqualTo("Rex");
    }

    @Test
    void propertyThatIsNotWrittenIsRefusedWhereItHasAValue() {
        assertRefused(Argument.of(Login.class), new Login("a", "secret"));
    }

    @Test
    void numbersOfAnOpenTypeAreRefusedWhereTheyWouldChange() {
        assertRefused(Argument.mapOf(String.class, Object.class), Map.of("a", 1L));
        assertRefused(Argument.of(Object.class), new BigDecimal("1.5"));
        assertRefused(Argument.listOf(Object.class), List.of(Instant.EPOCH));
    }

    @Test
    void localeWithoutALanguageTagIsRefused() {
        assertRefused(Argument.of(Locale.class), Locale.ROOT);
        assertRefused(Argument.of(Locale.class), new Locale("no", "NO", "NY"));
    }

    @Test
    void setDeclaredAsACollectionIsRefused() {
        assertRefused(Argument.of(Collection.class, String.class), Set.of("a"));
    }

    @Test
    void durationBeyondNanosecondsIsRefused() {
        assertRefused(Argument.of(Duration.class), Duration.ofSeconds(Long.MAX_VALUE));
    }

    @Test
    void brokenBytesAreNoValue() {
        for (String json :
                List.of("", "null", "{", "[]", "{\"owner\":[]}", "null\u0000", "\"x\"")) {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

            assertThatThrownBy(() -> codec(plain).decode(Argument.of(Basket.class), bytes))
                    .as(json)
                    .isInstanceOf(IOException.class);
        }
    }

    private <T> void assertRefused(Argument<T> type, Object value) {
        assertThatThrownBy(() -> codec(plain).encode(type, type.getType().cast(value)))
                .isInstanceOf(IOException.class);
    }

    private static <T> void assertComesBackEqual(Codec codec, JsonSamples.Sample<T> sample)
            throws IOException {
        byte[] json = codec.encode(sample.type(), sample.value());
        T back = codec.decode(sample.type(), json);

        assertThat(SameValue.same(sample.value(), back))
                .as(new String(json, StandardCharsets.UTF_8))
                .isTrue();
        assertThat(back).isEqualTo(sample.value());
    }

    private static Codec codec(ApplicationContext context) {
        return context.getBean(Codec.class, Qualifiers.byName("json"));
    }
}
