package dev.larder.cache;

import java.util.Set;

/**
 * Published after an invalidation of a whole namespace or of tags was acknowledged; not for single
 * keys.
 *
 * @param namespaces the namespaces cleared
 * @param tags the tags invalidated
 */
public record CacheInvalidatedEvent(Set<String> namespaces, Set<String> tags) {}
