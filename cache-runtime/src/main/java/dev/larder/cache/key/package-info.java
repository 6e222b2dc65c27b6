/**
 * What identifies an entry. In: arguments, annotation texts, ambient values. Out: {@link
 * dev.larder.cache.key.CacheKey}s, equal where the address is equal, and their stored text. No I/O,
 * no clock. Every other room may import it.
 */
@NullMarked
package dev.larder.cache.key;

import org.jspecify.annotations.NullMarked;
