package dev.larder.cache.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnyTextTest {

    private static final List<Consumer<String>> PARSERS =
            List.of(
                    DurationText::positive,
                    DurationText::notNegative,
                    DurationText::isNone,
                    StatusText::parse,
                    SizeText::bytes,
                    Path::parse,
                    BooleanPath::parse,
                    Template::tag,
                    Template::urlPath,
                    Names::namespace,
                    Names::tag,
                    text -> Names.nearest(text, List.of("id", "expire")));

    @Property
    void anyTextIsReadOrRefusedWithAReason(@ForAll("texts") String text) {
        for (Consumer<String> parser : PARSERS) {
            try {
                parser.accept(text);
            } catch (GrammarException e) {
                assertThat(e).hasMessageMatching("(?s).+\\..*|(?s).+:.*\\.");
            }
        }
    }

    @Property
    void whatIsInsertedIsAlwaysATagAndSaysWhatItWas(@ForAll String value, @ForAll String other) {
        if (!value.isEmpty()) {
            assertThat(Names.tag(Names.inserted(value))).isNotEmpty();
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        byte[] others = other.getBytes(StandardCharsets.UTF_8);
        assertThat(Names.inserted(value).equals(Names.inserted(other)))
                .isEqualTo(Arrays.equals(bytes, others));
    }

    @Property
    void aPathIsReadBackFromItsText(@ForAll("texts") String text) {
        try {
            Path path = Path.parse(text);
            assertThat(Path.parse(path.text())).isEqualTo(path);
        } catch (GrammarException e) {
            assertThat(e).hasMessageContaining("is no path.");
        }
    }

    /** Texts made of what the grammars are made of, and any others. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces =
                Arbitraries.of(
                        "result",
                        "id",
                        "a",
                        ".",
                        "[]",
                        "{",
                        "}",
                        "!",
                        "==",
                        "null",
                        " ",
                        "-",
                        "+",
                        "0",
                        "9",
                        "90",
                        "9223372036854775807",
                        "ms",
                        "s",
                        "m",
                        "h",
                        "d",
                        "p",
                        "t",
                        "PT",
                        "forever",
                        "none",
                        "kb",
                        "GB",
                        "/",
                        ":",
                        "#{",
                        "${",
                        "%",
                        "ä",
                        "\uD800",
                        "\n");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(8).map(all -> String.join("", all)),
                Arbitraries.strings().ofMaxLength(20));
    }
}
