/** The backends that come with Larder and need no server, held to the rules of all backends. */
@NullMarked
package dev.larder.cache.tck;

import org.jspecify.annotations.NullMarked;
