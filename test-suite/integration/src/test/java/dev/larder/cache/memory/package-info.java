/** The memory backend in an application: its bounds, its housekeeping, its copies. */
@NullMarked
package dev.larder.cache.memory;

import org.jspecify.annotations.NullMarked;
