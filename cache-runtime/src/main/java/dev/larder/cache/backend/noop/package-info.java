/** The backend that keeps nothing: every call loads, and concurrent ones share their loads. */
@NullMarked
package dev.larder.cache.backend.noop;

import org.jspecify.annotations.NullMarked;
