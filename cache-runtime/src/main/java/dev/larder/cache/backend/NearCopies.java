package dev.larder.cache.backend;

import java.time.Duration;

/**
 * How far behind the copies of a node may be, measured now.
 *
 * @param maxStaleness how long a copy may be used after an invalidation on another node, as {@code
 *     larder.tiered.max-staleness} says
 * @param trusted whether copies are used now: where a feed tells of changes, it has shown within
 *     that time that it reaches this node
 * @param silence how long it has been since then; zero where there is no feed, for copies then end
 *     by themselves
 */
public record NearCopies(Duration maxStaleness, boolean trusted, Duration silence) {}
