package dev.larder.cache.key;

import dev.larder.cache.CacheCall;
import org.jspecify.annotations.Nullable;

/**
 * An ambient value that distinguishes entries, such as the user, the tenant or the locale. A
 * {@code @Named} bean; annotations name it in {@code varyBy}.
 */
@FunctionalInterface
public interface KeyDimension {

    /** The value for the call; null is a value of its own. */
    @Nullable Object value(CacheCall call);
}
