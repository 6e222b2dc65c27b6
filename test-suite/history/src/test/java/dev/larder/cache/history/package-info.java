/**
 * Whether any reader is given less than an invalidation allows, whatever happens. In: a seed. Out:
 * several applications on one server, random work on them and random faults, and what a checker has
 * to say of the history. Nobody imports it.
 */
@NullMarked
package dev.larder.cache.history;

import org.jspecify.annotations.NullMarked;
