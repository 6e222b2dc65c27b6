package dev.larder.cache.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outcomes of all faults on one backend, as a part of a page. */
final class ReliabilityTable {

    private static final String HEAD =
            "| fault | errors | longest call | calls/s | cached again | lost | wrong | threads |"
                    + " connections | heap |\n"
                    + "|---|---|---|---|---|---|---|---|---|---|\n";
    private static final Path WRITTEN = Path.of("target", "reliability");

    private final Far far;
    private final Map<Fault, Outcome> outcomes = new EnumMap<>(Fault.class);

    ReliabilityTable(Far far) {
        this.far = far;
    }

    void add(Fault fault, Outcome outcome) {
        outcomes.put(fault, outcome);
    }

    /** Writes it where the build writes, and into the page if the page shall have new numbers. */
    void write() {
        String text = text();
        try {
            Files.createDirectories(WRITTEN);
            Files.writeString(WRITTEN.resolve(far.backend() + ".md"), text);
            if (Boolean.getBoolean("reliability.publish")) {
                ReliabilityPage.committed().with(far.backend(), text).write();
                ReliabilityPage.committed().with("machine", ReliabilityPage.machine()).write();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder(HEAD);
        for (Fault fault : Fault.values()) {
            String row =
                    fault.notOn(far)
                            .map(reason -> reason + " | | | | | | | |")
                            .orElseGet(() -> row(outcomes.get(fault)));
            text.append("| ").append(fault.text()).append(" | ").append(row).append(" |\n");
        }
        return text.toString();
    }

    private static String row(@Nullable Outcome outcome) {
        if (outcome == null) {
            return "not run | | | | | | | |";
        }
        String rate =
                outcome.times()
                        .rate()
                        .map(found -> String.format(Locale.ROOT, "%.0f %%", 100 * found.part()))
                        .orElse("");
        Footprint grown = outcome.grown();
        return String.format(
                Locale.ROOT,
                "%d | %d of %d ms | %s | %d of %d ms | %d | %d | %+d | %+d | %+.1f MB",
                outcome.errors().size(),
                outcome.times().longest().toMillis(),
                outcome.times().mayLast().toMillis(),
                rate,
                outcome.times().back().toMillis(),
                outcome.times().mayStayAway().toMillis(),
                outcome.lost(),
                outcome.wrong().size(),
                grown.threads(),
                grown.connections(),
                grown.heapKilobytes() / 1024.0);
    }
}
