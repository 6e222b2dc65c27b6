/**
 * What Larder costs, beside what one would use instead, in the same run. {@code
 * test-suite/benchmarks/run} starts it.
 */
@NullMarked
package dev.larder.benchmarks;

import org.jspecify.annotations.NullMarked;
