package dev.larder.cache.backend;

import dev.larder.cache.entry.ValueType;
import dev.larder.cache.key.CacheKey;
import java.util.List;

/**
 * What an operation is about.
 *
 * @param tags those known before the load: a permit covers them
 */
public record Target(CacheKey key, ValueType type, List<String> tags) {}
