package com.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is marked in the sources as an example: between {@code tag::name[]} and its end. */
final class Sources {

    private static final Pattern REGION =
            Pattern.compile(
                    "[^\\n]*tag::(\\w+)\\[][^\\n]*\\n(.*?)[^\\n]*end::\\1\\[]", Pattern.DOTALL);

    private Sources() {}

    static List<String> regions() {
        List<String> regions = new ArrayList<>();
        for (String folder : List.of("src/main/java", "src/test/java")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Matcher found = REGION.matcher(Files.readString(file));
                    while (found.find()) {
                        regions.add(found.group(2).stripTrailing().stripIndent().strip());
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return regions;
    }
}
