package dev.larder.benchmarks.redis;

import java.util.concurrent.CompletionStage;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

/**
 * What is asked, by number; the answer is whether what is stored was found.
 *
 * @param stage as a stage
 * @param blocking by a caller that waits
 */
record Question(LongFunction<CompletionStage<Boolean>> stage, LongPredicate blocking) {}
