/**
 * What a namespace is at run time: its settings, its parts on the backends in use, its counters,
 * the types that its addresses hold. In: names and declarations. Out: {@link
 * dev.larder.cache.namespace.Namespace}.
 */
@NullMarked
package dev.larder.cache.namespace;

import org.jspecify.annotations.NullMarked;
