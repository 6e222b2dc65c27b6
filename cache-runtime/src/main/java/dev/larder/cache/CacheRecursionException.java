package dev.larder.cache;

/** A load that, directly or through others, asks for the very entry that it is loading. */
public class CacheRecursionException extends CacheException {

    private static final long serialVersionUID = 1L;

    /** Of a message that names the key. */
    public CacheRecursionException(String message) {
        super(message);
    }
}
