/**
 * How are bodies written in a content coding? In: bytes. Out: fewer bytes. Only the steps of a
 * request may import it.
 */
@NullMarked
package dev.larder.cache.http.coding;

import org.jspecify.annotations.NullMarked;
