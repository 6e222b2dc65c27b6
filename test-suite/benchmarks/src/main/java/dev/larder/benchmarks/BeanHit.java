package dev.larder.benchmarks;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A hit of {@code String find(long, String)} in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
public class BeanHit {

    /** How many keys are asked for in turn: few stay in the fastest memory. A power of two. */
    @Param({"64", "1024"})
    int keys;

    private final String language = "de";
    private int next;
    private final ApplicationContext context =
            ApplicationContext.run(
                    Map.of(
                            "micronaut.caches.products.expire-after-write", "10m",
                            "micronaut.caches.products.maximum-size", "10000"));
    private final Repositories.ByLarder larder = context.getBean(Repositories.ByLarder.class);
    private final Repositories.ByMicronautCache micronautCache =
            context.getBean(Repositories.ByMicronautCache.class);
    private final Repositories.ByHand hand = new Repositories.ByHand();

    /** Fills the caches. */
    @Setup(Level.Trial)
    public void fill() {
        for (int i = 0; i < keys; i++) {
            larder.find(i, language);
            micronautCache.find(i, language);
            hand.find(i, language);
        }
    }

    /** Ends the application. */
    @TearDown(Level.Trial)
    public void stop() {
        context.close();
    }

    private long key() {
        next = (next + 1) & (keys - 1);
        return next;
    }

    /** Caffeine by hand. */
    @Benchmark
    public String caffeineByHand() {
        return hand.find(key(), language);
    }

    /** Larder. */
    @Benchmark
    public String larder() {
        return larder.find(key(), language);
    }

    /** micronaut-cache. */
    @Benchmark
    public String micronautCache() {
        return micronautCache.find(key(), language);
    }
}
