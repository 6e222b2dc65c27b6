package dev.larder.cache.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What each thread does and what goes wrong, in which order and after which pauses: all from one
 * seed. How the threads interleave is not in it.
 */
final class Plan {

    private static final int THOUSAND = 1_000;
    private static final List<Reading> READINGS = List.of(Reading.values());
    private static final int LONGEST_PAUSE_MICROS = 4_000;
    private static final int LONGEST_FAULT = 450;
    private static final int SHORTEST = 5;
    private static final int DIGESTED = 500;

    private final long seed;
    private final Mix mix;
    private final int nodes;

    Plan(long seed, Mix mix, int nodes) {
        this.seed = seed;
        this.mix = mix;
        this.nodes = nodes;
    }

    long seed() {
        return seed;
    }

    Mix mix() {
        return mix;
    }

    /** The steps of a thread, without end. */
    Iterator<Step> steps(int thread) {
        SplittableRandom random = random(thread + 1);
        if (mix.pace().writerMillis() == 0) {
            return Stream.generate(() -> step(random)).iterator();
        }
        return thread % Run.NODES == 0
                ? Stream.generate(() -> readingStep(random)).iterator()
                : Stream.generate(() -> writingStep(random)).iterator();
    }

    /** What goes wrong, without end. */
    Iterator<Fault> faults() {
        SplittableRandom random = random(0);
        return Stream.generate(() -> fault(random)).iterator();
    }

    private SplittableRandom random(int part) {
        SplittableRandom root = new SplittableRandom(seed);
        SplittableRandom random = root.split();
        for (int i = 0; i < part; i++) {
            random = root.split();
        }
        return random;
    }

    private Step step(SplittableRandom random) {
        return random.nextInt(THOUSAND) < mix.writesInThousand()
                ? step(random, mix.writings(), LONGEST_PAUSE_MICROS)
                : readingStep(random);
    }

    private Step readingStep(SplittableRandom random) {
        return step(random, READINGS, LONGEST_PAUSE_MICROS);
    }

    private Step writingStep(SplittableRandom random) {
        int most = Math.toIntExact(TimeUnit.MILLISECONDS.toMicros(mix.pace().writerMillis()));
        return step(random, mix.writings(), most);
    }

    private Step step(SplittableRandom random, List<? extends Operation> some, int mostMicros) {
        return new Step(
                one(random, some), one(random, mix.addresses()), random.nextInt(mostMicros));
    }

    private Fault fault(SplittableRandom random) {
        Fault.Kind kind = kind(random);
        int wait = random.nextInt(SHORTEST, mix.faults().mostWaitMillis());
        int last = random.nextInt(SHORTEST, LONGEST_FAULT);
        int node = random.nextInt(nodes);
        Fault.Lanes lanes = one(random, mix.faults().lanes());
        return new Fault(kind, wait, last, node, lanes, random.nextLong());
    }

    private Fault.Kind kind(SplittableRandom random) {
        int sum = mix.faults().often().values().stream().mapToInt(Integer::intValue).sum();
        int left = random.nextInt(sum);
        for (Map.Entry<Fault.Kind, Integer> one : mix.faults().often().entrySet()) {
            left -= one.getValue();
            if (left < 0) {
                return one.getKey();
            }
        }
        throw new IllegalStateException("The parts are more than their sum.");
    }

    private static <T> T one(SplittableRandom random, List<? extends T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** What goes wrong in a time, and a digest of what some threads do. */
    String describe(int threads, Duration time) {
        List<Fault> first = new ArrayList<>();
        long left = time.toMillis();
        for (Iterator<Fault> faults = faults(); left > 0; ) {
            Fault fault = faults.next();
            first.add(fault);
            left -= fault.waitMillis() + fault.lastMillis();
        }
        int digest = 0;
        for (int thread = 0; thread < threads; thread++) {
            Iterator<Step> steps = steps(thread);
            for (int i = 0; i < DIGESTED; i++) {
                Step step = steps.next();
                digest =
                        31 * digest
                                + (step.operation().name() + step.address() + step.pauseMicros())
                                        .hashCode();
            }
        }
        return "steps " + Integer.toHexString(digest) + ", faults (ms) " + first;
    }
}
