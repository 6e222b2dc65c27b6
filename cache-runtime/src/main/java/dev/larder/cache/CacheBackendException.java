package dev.larder.cache;

import org.jspecify.annotations.Nullable;

/**
 * A backend did not do what an explicit operation asked for, or did not say so in time: the
 * operation counts as not done and may be repeated.
 */
public class CacheBackendException extends CacheException {

    private static final long serialVersionUID = 1L;

    /** Of a message and the driver's error. */
    public CacheBackendException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
