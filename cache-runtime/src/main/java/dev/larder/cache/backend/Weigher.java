package dev.larder.cache.backend;

/**
 * How heavy a value is in memory, in a unit of your own; {@code larder.memory.maximum-weight}
 * bounds the sum per namespace. A bean; it serves values of its type.
 */
@FunctionalInterface
public interface Weigher<V> {

    /** The weight of a value, zero or more; asked once, when it is stored. */
    int weigh(V value);
}
