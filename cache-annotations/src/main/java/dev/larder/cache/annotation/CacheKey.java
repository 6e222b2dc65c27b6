package dev.larder.cache.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What of a parameter enters the key of a {@link Cached} method that names no {@link Cached#key()}:
 * the paths, read from the parameter's value, instead of the whole value. Parameters without the
 * annotation stay in the key unless {@link CacheKeyIgnore} takes them out.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface CacheKey {

    /** Paths below the parameter, such as {@code tenant.id}; empty: the parameter itself. */
    String[] value() default {};
}
