/**
 * Are the caching annotations of this compilation right, and how are their keys and paths read
 * without reflection? In: the elements that Micronaut's annotation processor shows. Out: compile
 * errors that name class, method, member, reason and fix; one generated key factory per method;
 * {@link dev.larder.cache.annotation.Compiled} on the method. Runs in the compiler only, and nobody
 * imports it. The runtime's types are named by text, because this module does not know them.
 */
@NullMarked
package dev.larder.cache.processor;

import org.jspecify.annotations.NullMarked;
