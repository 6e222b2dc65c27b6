package dev.larder.cache.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A boolean parameter of a {@link Cached} bean method that lets the caller pass the cache by when
 * it is true. It never enters the key.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface CacheBypass {

    /** What true does. */
    Mode value() default Mode.BYPASS;

    /** How the cache is passed by. */
    enum Mode {
        /** The call neither reads nor writes. */
        BYPASS,
        /** The call loads anew and its result replaces the entry. */
        REFRESH
    }
}
