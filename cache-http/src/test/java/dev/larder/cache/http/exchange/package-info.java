/** Tests of single steps: what they do is seen as a whole in {@code server}. */
@NullMarked
package dev.larder.cache.http.exchange;

import org.jspecify.annotations.NullMarked;
