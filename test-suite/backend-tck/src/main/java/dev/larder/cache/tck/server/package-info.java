/**
 * Servers for tests: one that the environment names, one in a container, or one that the test
 * starts from a program on this machine. Tests import it.
 */
@NullMarked
package dev.larder.cache.tck.server;

import org.jspecify.annotations.NullMarked;
