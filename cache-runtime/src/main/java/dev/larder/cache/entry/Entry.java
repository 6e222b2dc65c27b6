package dev.larder.cache.entry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value with its lifetime and its tags. Immutable; the value itself is shared, not copied.
 *
 * @param value null where null was cached
 * @param tags all tags, implicit ones included
 */
public record Entry(@Nullable Object value, Lifetime lifetime, List<String> tags) {}
