package com.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A page of the documentation. */
record Page(Path file) {

    private static final Path ROOT = Path.of("../..");

    /**
     * What stands between two fences.
     *
     * @param place the page and the line
     */
    record Block(String place, String language, String text) {}

    static List<Page> all() {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted(Comparator.comparing(Path::toString))
                    .map(Page::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Block> blocks(String language) {
        return all().stream()
                .flatMap(page -> page.blocks().stream())
                .filter(block -> block.language().equals(language))
                .toList();
    }

    List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<String> text = null;
        String language = "";
        int number = 0;
        for (String line : lines()) {
            number++;
            if (!line.startsWith("```")) {
                if (text != null) {
                    text.add(line);
                }
            } else if (text == null) {
                text = new ArrayList<>();
                language = line.substring(3).trim();
            } else {
                String place = file.getFileName() + ", above line " + number;
                blocks.add(new Block(place, language, String.join("\n", text)));
                text = null;
            }
        }
        return blocks;
    }
}
