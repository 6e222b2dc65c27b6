package dev.larder.cache.history;

import java.security.SecureRandom;

/** Where seeds come from. */
final class Seeds {

    private Seeds() {}

    /** The one that {@code history.seed} names, else a new one. */
    static long first() {
        Long named = Long.getLong("history.seed");
        return named == null ? new SecureRandom().nextInt(Integer.MAX_VALUE) : named;
    }
}
