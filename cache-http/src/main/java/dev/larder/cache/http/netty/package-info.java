/**
 * What the exchange has to know of Micronaut's Netty server: its threads, its compression, its
 * forms of texts and buffers. In: the classes of Netty, where they are. Out: the traits of the
 * server. Found as a bean; nobody imports it.
 */
@NullMarked
package dev.larder.cache.http.netty;

import org.jspecify.annotations.NullMarked;
