/**
 * What {@code larder.http.*} says. In: checked properties. Out: {@link
 * dev.larder.cache.http.settings.HttpSettings}. Every other room of this artifact may import it.
 */
@NullMarked
package dev.larder.cache.http.settings;

import org.jspecify.annotations.NullMarked;
