package dev.larder.cache;

import org.jspecify.annotations.Nullable;

/** What goes wrong in Larder itself. A loader's own exception is never wrapped in one. */
public class CacheException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Of a message. */
    public CacheException(String message) {
        super(message);
    }

    /** Of a message and a cause. */
    public CacheException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
