/** A small catalogue: a slow repository, routes that cache their responses, an admin's changes. */
@NullMarked
package dev.larder.demo;

import org.jspecify.annotations.NullMarked;
