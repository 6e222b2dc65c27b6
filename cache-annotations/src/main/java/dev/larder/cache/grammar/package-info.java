/**
 * The texts that users write in annotations and in YAML: durations, sizes, paths, templates, names.
 * In: text. Out: values, or a {@link dev.larder.cache.grammar.GrammarException} with the reason and
 * the fix. The compile-time visitor and the runtime read them with these classes, so a text means
 * the same to both. Imports only {@code java.*}.
 */
@NullMarked
package dev.larder.cache.grammar;

import org.jspecify.annotations.NullMarked;
