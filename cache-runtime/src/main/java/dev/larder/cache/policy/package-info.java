/**
 * What a cached operation wants, and the decisions that follow. In: settings, annotation members,
 * an entry, a time. Out: verdicts with their reasons. Pure: no I/O, no clock, no random number.
 */
@NullMarked
package dev.larder.cache.policy;

import org.jspecify.annotations.NullMarked;
