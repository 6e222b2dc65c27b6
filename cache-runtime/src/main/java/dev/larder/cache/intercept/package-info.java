/**
 * The interceptors: Micronaut in, pipeline out. Annotation metadata becomes a plan once per method;
 * the shapes of calls (sync, future, Reactor and other publishers, Optional) are converted here, at
 * the edge, and nowhere else.
 */
@NullMarked
package dev.larder.cache.intercept;

import org.jspecify.annotations.NullMarked;
