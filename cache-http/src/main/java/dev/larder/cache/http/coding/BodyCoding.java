package dev.larder.cache.http.coding;

import io.micronaut.core.annotation.Internal;
import java.io.IOException;

/** A content coding that bodies can be written in (RFC 9110, 8.4.1). A bean. */
@Internal
public interface BodyCoding {

    /** Its name in fields, in lower case. */
    String name();

    /**
     * Asks whether it can be used here, when the application starts.
     *
     * @throws dev.larder.cache.CacheConfigurationException if it can't
     */
    default void check() {}

    /**
     * A body in this coding. It takes a while: never on an event loop.
     *
     * @throws IOException if it can't be written
     */
    byte[] encode(byte[] body) throws IOException;
}
