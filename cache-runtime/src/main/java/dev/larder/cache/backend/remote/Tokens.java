package dev.larder.cache.backend.remote;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.SplittableRandom;

/**
 * Random ids of entries. What makes them safe is that they never come twice, not that nobody can
 * guess them.
 */
final class Tokens {

    private final SplittableRandom random;

    Tokens() {
        this(ByteBuffer.wrap(new SecureRandom().generateSeed(Long.BYTES)).getLong());
    }

    Tokens(long seed) {
        this.random = new SplittableRandom(seed);
    }

    synchronized long next() {
        return random.nextLong();
    }
}
