/** Runs what two threads can do to each other. */
@NullMarked
package dev.larder.concurrency;

import org.jspecify.annotations.NullMarked;
