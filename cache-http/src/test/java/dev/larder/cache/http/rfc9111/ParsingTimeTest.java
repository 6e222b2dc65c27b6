package dev.larder.cache.http.rfc9111;

import static dev.larder.cache.http.rfc9111.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.rfc9111.field.DeltaSeconds;
import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.EntityTagCondition;
import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.rfc9111.field.HttpDate;
import dev.larder.cache.http.rfc9111.field.NormalForm;
import dev.larder.cache.http.rfc9111.field.RequestDirectives;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A value that is eight times as long takes no more than some eight times as long to read. */
@Tag("once")
class ParsingTimeTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int SHORT = 8 * 1024;
    private static final int LONG = 64 * 1024;

    /** What makes parsers look ahead, go back or begin again. */
    private static final List<String> SHAPES =
            List.of(
                    "a",
                    " ",
                    "\t",
                    ",",
                    ", ",
                    ";",
                    "=",
                    "\"",
                    "\\",
                    "\\\"",
                    "\"\\",
                    ",\"",
                    "a,",
                    "a=\"",
                    "a=\"\\\"",
                    "\"a\"",
                    "\"a\",",
                    "W/",
                    "W/\"",
                    "W/\"a\", ",
                    "(",
                    "a=(",
                    "((",
                    "a=:",
                    "a;b=",
                    "a;",
                    "a=1;b=2,",
                    "0",
                    "0.",
                    "-",
                    "9",
                    "q=",
                    ";q=0",
                    "a;q=0.5,",
                    "*",
                    "*,",
                    "max-age=",
                    "max-age=1,",
                    "no-cache=\"",
                    "private=\"a,",
                    "Sun, ",
                    "06 Nov ",
                    "1994",
                    "/",
                    "../",
                    "%",
                    "%2",
                    "?",
                    "#",
                    "//",
                    "a:",
                    "\u00e9",
                    "\0");

    private static final Map<String, Consumer<String>> PARSERS = parsers();

    private static Map<String, Consumer<String>> parsers() {
        Map<String, Consumer<String>> parsers = new TreeMap<>();
        parsers.put("date", value -> HttpDate.parse(value, NOW));
        parsers.put("seconds", DeltaSeconds::parse);
        parsers.put("tag", EntityTag::parse);
        parsers.put(
                "tags",
                value -> EntityTagCondition.of(Fields.of("If-None-Match", value), "If-None-Match"));
        parsers.put(
                "response directives",
                value -> ResponseDirectives.of(Fields.of("Cache-Control", value), List.of()));
        parsers.put(
                "targeted directives",
                value -> ResponseDirectives.of(Fields.of("CDN-A", value), List.of("CDN-A")));
        parsers.put(
                "request directives",
                value -> RequestDirectives.of(Fields.of("Cache-Control", value)));
        parsers.put("vary", value -> Vary.of(Fields.of("Vary", value)));
        for (String name :
                List.of("Accept", "Accept-Encoding", "Accept-Language", "Cookie", "X-A")) {
            parsers.put("normal " + name, value -> NormalForm.of(name, Fields.of(name, value)));
        }
        parsers.put(
                "location",
                value ->
                        Invalidation.targets(
                                "POST",
                                URI.create("http://example.com/a"),
                                200,
                                Fields.of("Location", value)));
        return parsers;
    }

    @Test
    void readingTakesAsLongAsTheTextIsLong() {
        Map<String, String> slow = new TreeMap<>();
        PARSERS.forEach(
                (name, parser) ->
                        SHAPES.forEach(
                                shape -> {
                                    for (String before : List.of("", "a=\"")) {
                                        check(name, parser, before, shape, slow);
                                    }
                                }));
        assertThat(slow).isEmpty();
    }

    /** The bound is generous: what is quadratic is far beyond it. */
    private static void check(
            String name,
            Consumer<String> parser,
            String before,
            String shape,
            Map<String, String> slow) {
        long brief = best(parser, text(before, shape, SHORT));
        long bound = 30 * brief + Duration.ofMillis(20).toNanos();
        long whole = best(parser, text(before, shape, LONG));
        if (whole > bound) {
            slow.put(name + " of " + before + shape, brief + " ns, then " + whole + " ns");
        }
    }

    private static String text(String before, String shape, int length) {
        return before + shape.repeat(length / shape.length());
    }

    /** The quicker of two, in time of the processor: others may have had it meanwhile. */
    private static long best(Consumer<String> parser, String text) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 2; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            parser.accept(text);
            best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
        }
        return best;
    }
}
