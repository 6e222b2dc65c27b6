package dev.larder.cache.http.rfc9111;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table of rules in docs/rfc9111.md names what is there. */
class RuleTableTest {

    private static final Pattern ROW =
            Pattern.compile("\\| ([\\d.]+) \\| (.+) \\| (.+) \\| (.+) \\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private record Row(String section, List<String> classes, List<String> tests) {}

    private List<Row> rows;

    @BeforeEach
    void read() throws IOException {
        rows = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("../docs/rfc9111.md"), UTF_8)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(new Row(row.group(1), codes(row.group(3)), codes(row.group(4))));
            }
        }
    }

    @Test
    void everySectionThatBindsASharedCacheHasItsRows() {
        assertThat(rows.stream().map(Row::section).distinct())
                .contains(
                        "3",
                        "3.1",
                        "3.2",
                        "3.3",
                        "3.4",
                        "3.5",
                        "4",
                        "4.1",
                        "4.2",
                        "4.2.1",
                        "4.2.2",
                        "4.2.3",
                        "4.2.4",
                        "4.3.1",
                        "4.3.2",
                        "4.3.3",
                        "4.3.4",
                        "4.3.5",
                        "4.4",
                        "5.1",
                        "5.2",
                        "5.2.1.1",
                        "5.2.1.2",
                        "5.2.1.3",
                        "5.2.1.4",
                        "5.2.1.5",
                        "5.2.1.6",
                        "5.2.1.7",
                        "5.2.2.1",
                        "5.2.2.2",
                        "5.2.2.3",
                        "5.2.2.4",
                        "5.2.2.5",
                        "5.2.2.6",
                        "5.2.2.7",
                        "5.2.2.8",
                        "5.2.2.9",
                        "5.2.2.10",
                        "5.2.3",
                        "5.3",
                        "5.4");
    }

    @Test
    void everyRowNamesClassesThatAreThere() {
        Path main = Path.of("src/main/java/dev/larder/cache/http");
        for (Row row : rows) {
            assertThat(row.classes()).as(row.section()).isNotEmpty();
            for (String name : row.classes()) {
                String path = name.replace('.', '/') + ".java";
                assertThat(
                                Stream.of(main.resolve("rfc9111").resolve(path), main.resolve(path))
                                        .anyMatch(Files::exists))
                        .as(name)
                        .isTrue();
            }
        }
    }

    @Test
    void everyRowNamesTestsThatAreThere() throws IOException {
        Map<String, String> sources = sources();
        for (Row row : rows) {
            assertThat(row.tests()).as(row.section()).isNotEmpty();
            for (String test : row.tests()) {
                String[] parts = test.split("\\.");
                assertThat(parts).as(test).hasSize(2);
                assertThat(sources.getOrDefault(parts[0], ""))
                        .as(test)
                        .contains("void " + parts[1] + "(");
            }
        }
    }

    /** Tests by the names of their classes; of two that have one name both. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            files.filter(file -> file.toString().endsWith("Test.java"))
                    .forEach(
                            file ->
                                    sources.merge(
                                            file.getFileName().toString().replace(".java", ""),
                                            text(file),
                                            String::concat));
        }
        return sources;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(code -> code.group(1)).toList();
    }
}
