package dev.larder.cache.backend;

/** How much room stored responses may take in memory together, and how much one takes. A bean. */
public interface ResponseWeight {

    /** The most, in bytes. */
    long maximum();

    /** The weight of one, in bytes. */
    int weigh(String key, Object response);
}
