package dev.larder.cache.history;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A value: which version of which address it is.
 *
 * @param group of which the tag is made
 */
@Serdeable
record Version(String namespace, String key, String group, long number) {

    Address address() {
        return new Address(namespace, key);
    }
}
