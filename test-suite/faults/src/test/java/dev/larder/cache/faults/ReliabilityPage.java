package dev.larder.cache.faults;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** The page of the documentation that holds the measured tables, each between two marks. */
record ReliabilityPage(String text) {

    private static final Path FILE = Path.of("..", "..", "docs", "reliability.md");

    static ReliabilityPage committed() throws IOException {
        return new ReliabilityPage(Files.readString(FILE));
    }

    /** What is written now, and on what machine. */
    static String machine() throws IOException {
        long kilobytes =
                Files.lines(Path.of("/proc/meminfo"))
                        .filter(line -> line.startsWith("MemTotal"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(0);
        return String.format(
                Locale.ROOT,
                "Measured on %s: %s %s, %d processors with a load average of %.0f, %d GB, Java %s.%n",
                LocalDate.now(ZoneOffset.UTC),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                kilobytes / (1024 * 1024),
                System.getProperty("java.version"));
    }

    /** What stands between the marks of that name. */
    String part(String name) {
        return text.substring(from(name), to(name));
    }

    ReliabilityPage with(String name, String part) {
        return new ReliabilityPage(text.substring(0, from(name)) + part + text.substring(to(name)));
    }

    void write() throws IOException {
        Files.writeString(FILE, text);
    }

    private int from(String name) {
        return place("<!-- measured: " + name + " -->\n")
                + ("<!-- measured: " + name + " -->\n").length();
    }

    private int to(String name) {
        return place("<!-- end: " + name + " -->");
    }

    private int place(String mark) {
        int place = text.indexOf(mark);
        if (place < 0) {
            throw new IllegalStateException(FILE + " has no mark " + mark.strip());
        }
        return place;
    }
}
