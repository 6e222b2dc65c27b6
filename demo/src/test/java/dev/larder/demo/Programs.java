package dev.larder.demo;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Finds the programs that tests run. */
final class Programs {

    private Programs() {}

    /**
     * The first of some commands that is on the path.
     *
     * @param debianPackage that brings it
     * @throws IllegalStateException if there is none: what wasn't run has not been tested
     */
    static String find(String debianPackage, String... commands) {
        List<String> folders =
                Arrays.asList(
                        Objects.requireNonNull(System.getenv("PATH")).split(File.pathSeparator));
        return Arrays.stream(commands)
                .flatMap(command -> folders.stream().map(folder -> Path.of(folder, command)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "None of "
                                                + List.of(commands)
                                                + " is on the PATH, and tests of real clients need"
                                                + " one. Run: apt-get update && apt-get install "
                                                + debianPackage));
    }
}
