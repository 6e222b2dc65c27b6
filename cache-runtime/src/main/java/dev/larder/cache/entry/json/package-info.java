/**
 * How values are written as JSON so that they come back equal. In: values and their types. Out: a
 * {@link dev.larder.cache.entry.Codec} bean, if the application has a JSON mapper. It reads and
 * writes by a mapper of its own, so that neither changes the other. Nobody imports it.
 */
@NullMarked
package dev.larder.cache.entry.json;

import org.jspecify.annotations.NullMarked;
