package dev.larder.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the cases of jcstress in a process of their own, briefly. {@code -Dlarder.jcstress="-m
 * tough"} says otherwise: what it names goes to jcstress.
 */
class CasesTest {

    private static final int CASES = 22;
    private static final String BRIEFLY = "-f 0 -iters 2 -time 300";
    private static final long LONGEST_HOURS = 12;

    @Test
    void noTwoThreadsLeaveAnOldValue(@TempDir Path results) throws Exception {
        Path log = results.resolve("log");
        Process process = jcstress(results, log);
        boolean ended = process.waitFor(LONGEST_HOURS, TimeUnit.HOURS);
        String said = Files.readString(log, StandardCharsets.UTF_8);

        assertThat(ended).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).contains(CASES + " matching test results", CASES + " passed, 0 failed");
    }

    private static Process jcstress(Path results, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        command.add("org.openjdk.jcstress.Main");
        command.addAll(List.of("-t", "dev\\.larder\\..*", "-r", results.toString()));
        command.addAll(List.of(System.getProperty("larder.jcstress", BRIEFLY).split(" ")));
        return new ProcessBuilder(command)
                .directory(results.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
