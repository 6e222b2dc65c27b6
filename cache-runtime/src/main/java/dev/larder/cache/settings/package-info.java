/**
 * What {@code larder.*} says. In: Micronaut's property sources. Out: immutable {@link
 * dev.larder.cache.settings.LarderSettings}, or the error that stops the start: the property, its
 * source, the reason and the fix. Every property is declared once, in {@link
 * dev.larder.cache.settings.Property} lists that the documentation is held against.
 */
@NullMarked
package dev.larder.cache.settings;

import org.jspecify.annotations.NullMarked;
