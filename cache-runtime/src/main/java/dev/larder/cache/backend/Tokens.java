package dev.larder.cache.backend;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.SplittableRandom;

/**
 * Makes tokens. What makes them safe is that none comes twice, not that nobody can guess them.
 * Thread-safe.
 */
public final class Tokens {

    private final SplittableRandom random =
            new SplittableRandom(
                    ByteBuffer.wrap(new SecureRandom().generateSeed(Long.BYTES)).getLong());

    /** A new one. */
    public synchronized Token next() {
        return new Token(random.nextLong());
    }
}
