/** What callers get when a backend fails: what the failure handler of the application says. */
@NullMarked
package dev.larder.cache.failures;

import org.jspecify.annotations.NullMarked;
