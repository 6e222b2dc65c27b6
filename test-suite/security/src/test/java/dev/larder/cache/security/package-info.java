/**
 * An application with a login, and clients that use it in turn: what is made for one of them never
 * reaches another, and rules of access hold on hits.
 */
@NullMarked
package dev.larder.cache.security;

import org.jspecify.annotations.NullMarked;
