/** What the integration tests share: a clock to set, gates to hold loads at. */
@NullMarked
package dev.larder.cache.support;

import org.jspecify.annotations.NullMarked;
