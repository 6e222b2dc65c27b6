/**
 * What applications import: the manual caches, the context of a running load, the events and the
 * exceptions. Together with the public types of {@code key}, {@code entry} and {@code backend} it
 * is the API; it knows nothing of how the work is done.
 */
@NullMarked
package dev.larder.cache;

import org.jspecify.annotations.NullMarked;
