@NullMarked
package dev.larder.cache.grammar;

import org.jspecify.annotations.NullMarked;
