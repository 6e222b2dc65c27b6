package dev.larder.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.architecture.Sources.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every source file has, and what none has. */
@Tag("once")
class SourcesTest {

    private static final int LONGEST = 300;

    /** Its repository is slow on purpose, as the one of a real application. */
    private static final String DEMO = "demo/";

    /** Code as users write it. */
    private static final String EXAMPLES = "test-suite/examples/";

    private static final Pattern VAGUE = Pattern.compile(".*(Manager|Helper|Utils?|Impl)");

    private static final Pattern PUBLIC_TYPE =
            Pattern.compile(
                    "^public (?:final |abstract |sealed |non-sealed )*"
                            + "(?:class|interface|record|enum|@interface) ",
                    Pattern.MULTILINE);

    private static final Pattern UNFINISHED =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b|@Dis" + "abled|\\bassume" + "True\\(");

    private static final Pattern SLEEP = Pattern.compile("\\bThread\\.sle" + "ep\\(");

    private final List<Source> all = Sources.all();
    private final List<Source> main = Sources.main();

    @Test
    void everyPackageSaysWhatItIsAbout() {
        Map<Path, Optional<Source>> packages =
                main.stream()
                        .filter(source -> !source.path().toString().startsWith(EXAMPLES))
                        .collect(
                                Collectors.groupingBy(
                                        source -> source.path().getParent(),
                                        Collectors.filtering(
                                                source -> source.type().equals("package-info"),
                                                Collectors.reducing((a, b) -> a))));

        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(
                        (path, info) ->
                                assertThat(info)
                                        .hasValueSatisfying(
                                                source ->
                                                        assertThat(source.text())
                                                                .startsWith("/**")
                                                                .contains("@NullMarked")));
    }

    @Test
    void everyPublicTypeSaysWhatItIs() {
        assertThat(offenders(main, source -> hasPublicType(source) && !isDocumented(source)))
                .isEmpty();
    }

    private static boolean hasPublicType(Source source) {
        return PUBLIC_TYPE.matcher(source.text()).find();
    }

    private static boolean isDocumented(Source source) {
        Matcher type = PUBLIC_TYPE.matcher(source.text());
        String before = type.find() ? source.text().substring(0, type.start()) : "";
        String annotations = before.substring(before.lastIndexOf("*/") + 1);
        return before.contains("/**")
                && annotations.lines().noneMatch(line -> line.matches("(package|import) .*"));
    }

    @Test
    void noTypeIsTooLongToBeReadAtOnce() {
        assertThat(offenders(main, source -> source.lines() > LONGEST)).isEmpty();
    }

    @Test
    void noTypeHasAVagueName() {
        assertThat(offenders(all, source -> VAGUE.matcher(source.type()).matches())).isEmpty();
    }

    @Test
    void nothingIsUnfinishedOrLeftOut() {
        assertThat(offenders(all, source -> UNFINISHED.matcher(source.text()).find())).isEmpty();
    }

    @Test
    void nobodySleeps() {
        assertThat(
                        offenders(
                                main,
                                source ->
                                        !source.path().toString().startsWith(DEMO)
                                                && SLEEP.matcher(source.text()).find()))
                .isEmpty();
    }

    private static Set<String> offenders(List<Source> sources, Predicate<Source> broken) {
        assertThat(sources).hasSizeGreaterThan(100);
        return sources.stream().filter(broken).map(Source::toString).collect(Collectors.toSet());
    }
}
