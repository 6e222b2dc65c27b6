/**
 * What {@code larder.*} says. In: Micronaut's property sources, and the {@link
 * dev.larder.cache.settings.PropertyList} beans that declare what there is. Out: immutable {@link
 * dev.larder.cache.settings.LarderSettings} and, for other artifacts, {@link
 * dev.larder.cache.settings.PropertyValues}; or the error that stops the start: the property, its
 * source, the reason and the fix. Every room may import it; it imports none. Each property is
 * declared once, and docs/configuration.md and the metadata file are held against the declarations.
 */
@NullMarked
package dev.larder.cache.settings;

import org.jspecify.annotations.NullMarked;
