package dev.larder.cache.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"catalog", "a", "a-1-b", "x9"})
    void namespaces(String name) {
        assertThat(Names.namespace(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Catalog", "1a", "-a", "a_b", "a b", "ä", "a:b"})
    void otherNamesAreNoNamespaces(String name) {
        assertThatThrownBy(() -> Names.namespace(name))
                .isInstanceOf(GrammarException.class)
                .hasMessage(
                        "\""
                                + name
                                + "\" is no namespace. Write lower-case letters, digits and hyphens, a"
                                + " letter first, such as \"catalog\".");
    }

    @ParameterizedTest
    @CsvSource({
        "a, a",
        "Ab-1._, Ab-1._",
        "a b, a%20b",
        "a:b/c, a%3Ab%2Fc",
        "{}, %7B%7D",
        "%, %25",
        "ä€, %C3%A4%E2%82%AC",
        "١, %D9%A1",
    })
    void insertedValuesAreEncoded(String value, String inserted) {
        assertThat(Names.inserted(value)).isEqualTo(inserted);
        assertThat(Names.tag(inserted)).isEqualTo(inserted);
    }

    @Test
    void otherTextIsNoTag() {
        assertThatThrownBy(() -> Names.tag("a b")).isInstanceOf(GrammarException.class);
        assertThatThrownBy(() -> Names.tag("")).isInstanceOf(GrammarException.class);
    }

    @ParameterizedTest
    @CsvSource({"idd, id", "langg, lang", "expires, expire", "maximum-sise, maximum-size"})
    void theNearestNameIsTheOneMeant(String mistyped, String meant) {
        assertThat(Names.nearest(mistyped, List.of("id", "lang", "expire", "maximum-size")))
                .contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "to", "tenant", "something"})
    void whatIsFarFromAllNamesMeansNone(String mistyped) {
        assertThat(Names.nearest(mistyped, List.of("id", "lang", "expire"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "64KB, 65536", "1 mb, 1048576", "2Gb, 2147483648", "7B, 7"})
    void sizes(String text, long bytes) {
        assertThat(SizeText.bytes(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | zero is no size. Write a form such as \"64KB\" or \"1MB\".",
                "-1 | not a size (units: B, KB, MB, GB). Write a form such as \"64KB\" or \"1MB\".",
                "1.5MB | not a size (units: B, KB, MB, GB). Write a form such as \"64KB\" or \"1MB\".",
                "'' | not a size (units: B, KB, MB, GB). Write a form such as \"64KB\" or \"1MB\".",
                "9999999999999999999 | too large. Write a form such as \"64KB\" or \"1MB\".",
                "9999999999GB | too large. Write a form such as \"64KB\" or \"1MB\".",
            })
    void textsThatAreNoSize(String text, String message) {
        assertThatThrownBy(() -> SizeText.bytes(text))
                .isInstanceOf(GrammarException.class)
                .hasMessage(message);
    }

    @Test
    void typesKeptOutOfKeysAreKnownByTheirSupertypes() {
        assertThat(KeyTypes.keptOut("io.micronaut.session.Session"::equals)).isTrue();
        assertThat(KeyTypes.keptOut("java.lang.Object"::equals)).isFalse();
    }
}
