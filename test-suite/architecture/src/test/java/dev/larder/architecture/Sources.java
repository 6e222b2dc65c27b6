package dev.larder.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Java sources of Larder. */
final class Sources {

    private Sources() {}

    /** One file; its path begins at the root of the project. */
    record Source(Path path, String text) {

        String type() {
            return path.getFileName().toString().replace(".java", "");
        }

        long lines() {
            return text.lines().count();
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    static List<Source> main() {
        return all().stream().filter(s -> s.path.toString().contains("src/main/java")).toList();
    }

    static List<Source> all() {
        Path root = root();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(root::relativize)
                    .filter(file -> file.toString().matches(".*src/(main|test)/java/.*"))
                    .filter(file -> !file.toString().contains("target/"))
                    .map(file -> new Source(file, read(root.resolve(file))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        for (@Nullable Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("cache-annotations"))) {
                return at;
            }
        }
        throw new IllegalStateException("The tests have to run inside of the project.");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
