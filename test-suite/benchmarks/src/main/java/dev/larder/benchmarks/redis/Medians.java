package dev.larder.benchmarks.redis;

import java.util.Arrays;

/** The value in the middle. */
final class Medians {

    private Medians() {}

    static double of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
