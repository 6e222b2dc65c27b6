package dev.larder.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link BeanHit} and sets the results beside Caffeine by hand. Arguments go to JMH. */
public final class BeanHitReport {

    private static final String BASE = "caffeineByHand";

    private BeanHitReport() {}

    /** Runs and reports. */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        Collection<RunResult> results =
                new Runner(
                                new OptionsBuilder()
                                        .parent(new CommandLineOptions(arguments))
                                        .include(BeanHit.class.getName() + "\\.")
                                        .addProfiler(GCProfiler.class)
                                        .build())
                        .run();
        Map<String, RunResult> byName = new LinkedHashMap<>();
        for (RunResult result : results) {
            String benchmark = result.getParams().getBenchmark();
            byName.put(benchmark.substring(benchmark.lastIndexOf('.') + 1), result);
        }
        RunResult first = byName.get(BASE);
        System.out.printf("%n%-16s %10s %10s %18s%n", "a hit", "ns", "bytes", "times " + BASE);
        byName.forEach((name, result) -> report(name, result, first == null ? result : first));
    }

    private static void report(String name, RunResult result, RunResult base) {
        System.out.printf(
                Locale.ROOT,
                "%-16s %10.1f %10.0f %18.2f%n",
                name,
                result.getPrimaryResult().getScore(),
                Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                        .getScore(),
                result.getPrimaryResult().getScore() / base.getPrimaryResult().getScore());
    }
}
