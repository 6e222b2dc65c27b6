package dev.larder.cache.http.rfc9111.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** No text makes a parser fail, and no text makes it say what must not be said. */
class FieldParsersFuzzTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Property(tries = 5_000)
    void dateIsSecondsOrNothing(@ForAll("texts") String text) {
        assertThat(HttpDate.parse(text, NOW).map(Instant::getNano).orElse(0)).isZero();
    }

    @Property
    void writtenDateIsReadBack(@ForAll("seconds") long seconds) {
        Instant time = Instant.ofEpochSecond(seconds);

        assertThat(HttpDate.parse(HttpDate.format(time), NOW)).contains(time);
    }

    @Property(tries = 5_000)
    void numberIsNeverNegative(@ForAll("texts") String text) {
        assertThat(DeltaSeconds.parse(text).orElse(Duration.ZERO))
                .isBetween(Duration.ZERO, DeltaSeconds.MAXIMUM);
    }

    @Property(tries = 5_000)
    void tagThatIsReadIsWrittenTheSame(@ForAll("texts") String text) {
        Optional<EntityTag> tag = EntityTag.parse(text);

        assertThat(tag.map(EntityTag::text).orElse(text)).isEqualTo(text);
    }

    @Property(tries = 5_000)
    void listOfTagsFindsEveryTagThatWasPutIn(
            @ForAll @Size(max = 5) List<@From("texts") String> all) {
        List<EntityTag> tags =
                all.stream()
                        .map(text -> EntityTag.parse('"' + text + '"'))
                        .flatMap(Optional::stream)
                        .toList();
        String line = String.join(", ", tags.stream().map(EntityTag::text).toList());

        assertThat(EntityTagCondition.of(Fields.of("If-None-Match", line), "If-None-Match"))
                .contains(new EntityTagCondition(false, tags));
    }

    @Property(tries = 10_000)
    void rangeIsWithinTheContent(
            @ForAll @From("texts") String text, @ForAll("lengths") long length) {
        for (String line : List.of(text, "bytes=".concat(text))) {
            RangeSet.of(Fields.of("Range", line)).map(RangeSet::specs).orElse(List.of()).stream()
                    .flatMap(spec -> spec.in(length).stream())
                    .forEach(
                            range -> {
                                assertThat(range.first()).isBetween(0L, range.last());
                                assertThat(range.last()).isLessThan(length);
                            });
        }
    }

    @Property(tries = 5_000)
    void rangesThatAreWrittenAreReadBack(
            @ForAll("positions") long one, @ForAll("positions") long other) {
        ByteRange range = new ByteRange(Math.min(one, other), Math.max(one, other));
        String text = "bytes=" + range.first() + "-" + range.last();
        RangeSet.Spec spec = RangeSet.of(Fields.of("Range", text)).orElseThrow().specs().get(0);

        assertThat(spec.in(Long.MAX_VALUE)).contains(range);
    }

    @Property(tries = 10_000)
    void contentRangeThatIsReadIsRightAndWrittenAlike(@ForAll("texts") String text) {
        for (String line : List.of(text, "bytes ".concat(text))) {
            Optional<ContentRange> read = ContentRange.of(Fields.of("Content-Range", line));
            read.ifPresent(
                    range -> {
                        assertThat(range.range().last())
                                .isLessThan(range.complete().orElse(Long.MAX_VALUE));
                        assertThat(ContentRange.of(Fields.of("Content-Range", range.text())))
                                .isEqualTo(read);
                    });
        }
    }

    @Property(tries = 10_000)
    void directivesAreReadFromEverything(@ForAll @Size(max = 3) List<@From("texts") String> lines) {
        Fields fields = Fields.of(lines.stream().map(FieldParsersFuzzTest::anyField).toList());

        ResponseDirectives response = ResponseDirectives.of(fields, List.of("CDN-Cache-Control"));
        RequestDirectives request = RequestDirectives.of(fields);

        assertThat(response.maxAge().orElse(Duration.ZERO)).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(request.maxAge().orElse(Duration.ZERO)).isGreaterThanOrEqualTo(Duration.ZERO);
    }

    @Property(tries = 5_000)
    void noStoreIsNeverLostAfterAComma(@ForAll("texts") String before) {
        String unquoted = before.replace("\"", "");

        ResponseDirectives directives =
                ResponseDirectives.of(
                        Fields.of("Cache-Control", unquoted + ", no-store"), List.of());

        assertThat(directives.has(ResponseDirectives.Flag.NO_STORE)).isTrue();
    }

    @Property(tries = 5_000)
    void normalFormIsItsOwnNormalForm(@ForAll("names") String name, @ForAll("texts") String text) {
        String form = NormalForm.of(name, Fields.of(name, text)).orElseThrow();

        assertThat(NormalForm.of(name, Fields.of(name, form))).contains(form);
    }

    @Property(tries = 5_000)
    void codingThatIsChosenWasOfferedAndNamed(
            @ForAll @Size(max = 3) List<@From("texts") String> lines) {
        Fields fields =
                Fields.of(lines.stream().map(line -> new Field("Accept-Encoding", line)).toList());

        Optional<String> chosen = AcceptEncoding.of(fields).choose(List.of("br", "gzip"));

        assertThat(chosen.orElse("gzip")).isIn("br", "gzip");
        assertThat(
                        chosen.isEmpty()
                                || lines.stream().anyMatch(l -> l.matches("(?s).*(gzip|\\*).*")))
                .isTrue();
    }

    @Property(tries = 5_000)
    void refusalIsNeverLostAfterAComma(@ForAll("texts") String before) {
        String harmless = before.replace("\"", "").replace("gzip", "").replace("*", "");

        AcceptEncoding accept =
                AcceptEncoding.of(Fields.of("Accept-Encoding", harmless + ", gzip;q=0, *"));

        assertThat(accept.choose(List.of("gzip"))).isEmpty();
    }

    @Property(tries = 50)
    void readingTakesNoLongerThanTheTextIsLong(@ForAll("bad") String piece) {
        Fields fields = Fields.of("Cache-Control", piece.repeat(50_000));

        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        ResponseDirectives.of(fields, List.of("Cache-Control"));
        ResponseDirectives.of(fields, List.of());
        EntityTagCondition.of(fields, "Cache-Control");
        RangeSet.of(Fields.of("Range", "bytes=" + piece.repeat(50_000)));
        ContentRange.of(Fields.of("Content-Range", "bytes " + piece.repeat(50_000)));
        AcceptEncoding.of(Fields.of("Accept-Encoding", piece.repeat(50_000)));

        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start))
                .isLessThan(Duration.ofSeconds(2));
    }

    private static Field anyField(String text) {
        return new Field(text.hashCode() % 2 == 0 ? "Cache-Control" : "CDN-Cache-Control", text);
    }

    @Provide
    Arbitrary<Long> seconds() {
        return Arbitraries.longs().between(-62_167_219_200L, 253_402_300_799L);
    }

    @Provide
    Arbitrary<Long> lengths() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 20), Arbitraries.longs().between(0, Long.MAX_VALUE));
    }

    @Provide
    Arbitrary<Long> positions() {
        return Arbitraries.longs().between(0, Long.MAX_VALUE - 2);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("Foo", "Accept-Encoding", "Accept-Language", "Cookie");
    }

    @Provide
    Arbitrary<String> bad() {
        return Arbitraries.of(
                "\"", "\\\"", ",\"", "a=\"", ";\"", "\"\\", "(", "a=(", " ", ",", "a", "W/\"",
                "a=:", "a=%\"", "%", "1-,", "-", "1");
    }

    /** Text of the pieces that parsers look at, and any other. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces =
                Arbitraries.of(
                        "max-age",
                        "s-maxage",
                        "no-cache",
                        "private",
                        "public",
                        "no-store",
                        "=",
                        ",",
                        " ",
                        ";",
                        "\"",
                        "\\",
                        "W/",
                        "bytes=",
                        "bytes ",
                        "/",
                        "0",
                        "1",
                        "99999999999999999999",
                        "-",
                        ".",
                        "?",
                        "(",
                        ")",
                        ":",
                        "*",
                        "@",
                        "%\"",
                        "%c3",
                        "\t",
                        "gzip",
                        "q=0.5",
                        "Sun",
                        "06",
                        "Nov",
                        "1994",
                        "GMT",
                        "08:49:37",
                        "é",
                        "\0",
                        "\uD800");
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                pieces.list().ofMaxSize(12).map(list -> String.join("", list)));
    }
}
