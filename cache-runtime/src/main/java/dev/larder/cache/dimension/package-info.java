/**
 * The ambient values that come with Larder and may enter keys: user, tenant, locale. Each is a bean
 * where the module it asks is on the classpath; a bean of an application under the same name goes
 * before, and may be given ours to ask.
 */
@NullMarked
package dev.larder.cache.dimension;

import org.jspecify.annotations.NullMarked;
