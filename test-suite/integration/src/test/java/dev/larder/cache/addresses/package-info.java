/** Which calls meet at one entry, and which never do. */
@NullMarked
package dev.larder.cache.addresses;

import org.jspecify.annotations.NullMarked;
