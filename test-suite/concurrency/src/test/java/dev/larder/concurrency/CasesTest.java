package dev.larder.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs cases of jcstress in processes of their own: the more delicate ones, briefly. {@code
 * -Dlarder.jcstress="-m tough"} runs all of them as long as that says.
 */
@Tag("once")
class CasesTest {

    private static final String DELICATE =
            "LoadCases.(LateTag|RefreshAndPattern|TwoInvalidationsOfATag)"
                    + "|PutCases.TwoPuts"
                    + "|FlightCases.CallerAndEndOfAStoredLoad"
                    + "|CopyCases.(SlotChanges|OwnPattern)";
    private static final String BRIEFLY = "-f 1 -iters 1 -time 300 -sc false -af NONE";
    private static final int FEWEST = 7;
    private static final long LONGEST_HOURS = 12;
    private static final Pattern RESULTS =
            Pattern.compile("(\\d+) planned; (\\d+) passed, 0 failed, 0 soft errs, 0 hard errs");

    @Test
    void noTwoThreadsLeaveAnOldValue(@TempDir Path results) throws Exception {
        Path log = results.resolve("log");
        Process process = jcstress(results, log);
        boolean ended = process.waitFor(LONGEST_HOURS, TimeUnit.HOURS);
        String said = Files.readString(log, StandardCharsets.UTF_8);

        assertThat(ended).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(passed(said)).as(said).isGreaterThanOrEqualTo(FEWEST);
    }

    /** How many passed, if these are all. */
    private static int passed(String said) {
        int passed = 0;
        Matcher results = RESULTS.matcher(said);
        while (results.find()) {
            boolean all = results.group(1).equals(results.group(2));
            passed = all ? Integer.parseInt(results.group(2)) : 0;
        }
        return passed;
    }

    private static Process jcstress(Path results, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        command.add("org.openjdk.jcstress.Main");
        String asked = System.getProperty("larder.jcstress");
        command.addAll(List.of("-r", results.toString()));
        command.addAll(List.of("-t", asked == null ? DELICATE : "dev.larder"));
        if (asked == null) {
            command.addAll(List.of("-jvmArgs", "-Xmx256m -XX:+UseSerialGC"));
        }
        command.addAll(List.of((asked == null ? BRIEFLY : asked).split(" ")));
        return new ProcessBuilder(command)
                .directory(results.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
