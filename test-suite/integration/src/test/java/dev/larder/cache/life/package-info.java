/** The life of applications: their threads, several in one process, their end. */
@NullMarked
package dev.larder.cache.life;

import org.jspecify.annotations.NullMarked;
