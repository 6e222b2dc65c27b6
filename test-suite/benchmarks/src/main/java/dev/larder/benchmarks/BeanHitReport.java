package dev.larder.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link BeanHit} in rounds, each of them with every candidate once, and sets the results
 * beside Caffeine by hand: the median of the rounds' ratios, so that what else the machine does
 * from minute to minute weighs on all of them alike. Arguments go to JMH.
 */
public final class BeanHitReport {

    private static final String BASE = "caffeineByHand";
    private static final int ROUNDS = 7;

    private BeanHitReport() {}

    /** What one candidate took with one number of keys, by round. */
    private record Row(List<Double> nanos, List<Double> ratios, List<Double> bytes) {
        Row() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /** Runs and reports. */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        Map<String, Row> rows = new TreeMap<>();
        for (int round = 1; round <= ROUNDS; round++) {
            System.out.printf("%n# Round %d of %d%n", round, ROUNDS);
            List<RunResult> results =
                    List.copyOf(
                            new Runner(
                                            new OptionsBuilder()
                                                    .parent(new CommandLineOptions(arguments))
                                                    .include(BeanHit.class.getName() + "\\.")
                                                    .addProfiler(GCProfiler.class)
                                                    .build())
                                    .run());
            for (RunResult result : results) {
                enter(rows, result, base(results, result));
            }
        }
        System.out.printf(
                "%n%-36s %8s %8s %8s %s%n",
                "a hit, medians", "ns", "bytes", "ratio", "to " + BASE + ", and its range");
        rows.forEach(BeanHitReport::report);
    }

    /** Caffeine in the same round with as many keys; the result itself if it did not run. */
    private static RunResult base(List<RunResult> results, RunResult of) {
        return results.stream()
                .filter(result -> name(result).equals(BASE) && keys(result).equals(keys(of)))
                .findFirst()
                .orElse(of);
    }

    private static void enter(Map<String, Row> rows, RunResult result, RunResult base) {
        Row row =
                rows.computeIfAbsent(
                        "%5s keys, %s".formatted(keys(result), name(result)), key -> new Row());
        row.nanos().add(nanos(result));
        row.ratios().add(nanos(result) / nanos(base));
        row.bytes()
                .add(
                        Objects.requireNonNull(
                                        result.getSecondaryResults().get("gc.alloc.rate.norm"))
                                .getScore());
    }

    private static void report(String name, Row row) {
        System.out.printf(
                Locale.ROOT,
                "%-36s %8.1f %8.0f %8.2f (%.2f to %.2f)%n",
                name,
                median(row.nanos()),
                median(row.bytes()),
                median(row.ratios()),
                row.ratios().stream().mapToDouble(ratio -> ratio).min().orElseThrow(),
                row.ratios().stream().mapToDouble(ratio -> ratio).max().orElseThrow());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static double nanos(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static String keys(RunResult result) {
        return result.getParams().getParam("keys");
    }

    private static String name(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }
}
