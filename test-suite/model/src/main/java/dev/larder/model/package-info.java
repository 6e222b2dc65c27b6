/**
 * Is there any order of steps in which Larder's protocol gives a value that was invalidated before?
 * A model of the protocol as it is built, and a search through all of its states.
 *
 * <p>In: scenarios (who reads, who writes, what may go wrong) and wrong variants of the protocol.
 * Out: the shortest trace to an old value, or the number of states in which there is none. One key,
 * one cell that covers it (of its bucket, or of a tag), the cell of all tags, two nodes. Every
 * command may be applied later than its caller waits, or never; anything may be evicted at any
 * time.
 *
 * <p>It imports nothing, and nobody imports it. The names are those of the code: {@code Caller} is
 * {@code ReadThrough} with the steps of {@code RemoteSpace}, {@code Flights} is {@code
 * SingleFlight}, {@code Recent} is {@code RecentPermits}, the failed count is that of {@code
 * Invalidations}, the near side is {@code TieredSpace} with {@code Trust}.
 */
@NullMarked
package dev.larder.model;

import org.jspecify.annotations.NullMarked;
