package dev.larder.cache.entry;

import io.micronaut.core.type.Argument;

/**
 * What the values of an operation are, and how they are written.
 *
 * @param argument the type, generics included; of the content where the method returns an Optional,
 *     a future or a publisher
 * @param codec how values are written remotely and copied in memory
 */
public record ValueType(Argument<?> argument, Codec codec) {}
