package dev.larder.cache.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the caching annotations on the methods of a type inherit where they don't say it themselves.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CacheDefaults {

    /** The namespace. */
    String namespace() default "";

    /** How long entries live. */
    String expire() default "";

    /** Names of {@code KeyDimension} beans whose values enter the keys. */
    String[] varyBy() default {};

    /** Tags of the entries: literal text, or with insertions that every method can resolve. */
    String[] tags() default {};

    /** A name in {@code larder.backends}. */
    String backend() default "";

    /** A {@code dev.larder.cache.entry.Codec}. */
    Class<?> codec() default void.class;
}
