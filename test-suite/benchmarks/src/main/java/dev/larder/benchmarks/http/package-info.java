/**
 * What an HTTP answer costs the server: with Larder, and with the same controller and no cache.
 * {@code test-suite/benchmarks/run http} starts it.
 */
@NullMarked
package dev.larder.benchmarks.http;

import org.jspecify.annotations.NullMarked;
