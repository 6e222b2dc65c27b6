/**
 * What a hit on Redis costs beside the commands that an application would send by hand, and how
 * long the clearing of a large namespace takes. {@code test-suite/benchmarks/run redis} starts it.
 */
@NullMarked
package dev.larder.benchmarks.redis;

import org.jspecify.annotations.NullMarked;
