package dev.larder.cache.backend;

import dev.larder.cache.entry.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What an open found.
 *
 * @param entry valid; null if there is none
 * @param permit for a load, also where there is an entry: a refresh uses it
 */
public record Opened(@Nullable Entry entry, Permit permit) {}
