package dev.larder.cache;

import org.jspecify.annotations.Nullable;

/**
 * A setting or an annotation that can't work; the message names the place, the reason and the fix.
 */
public class CacheConfigurationException extends CacheException {

    private static final long serialVersionUID = 1L;

    /** Of a message. */
    public CacheConfigurationException(String message) {
        super(message);
    }

    /** Of a message and a cause. */
    public CacheConfigurationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
