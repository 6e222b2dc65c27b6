/**
 * What the text of a header field says. In: field lines as received. Out: values such as {@link
 * dev.larder.cache.http.rfc9111.field.ResponseDirectives}, {@link
 * dev.larder.cache.http.rfc9111.field.EntityTag} and dates. Nothing here fails on any text: what
 * the grammar refuses is absent or restrictive in the value. Pure, knows no clock, imports only
 * {@code java}. The rules of {@code rfc9111} and the HTTP filter import it.
 */
@NullMarked
package dev.larder.cache.http.rfc9111.field;

import org.jspecify.annotations.NullMarked;
