package dev.larder.cache.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs the method and stores its result, or a part of it, at an address.
 *
 * <p>The address is held while the method runs, so that nobody stores an older value over it. Two
 * puts that overlap leave the address empty: the next read loads. A put that fails leaves it empty
 * too; a method that throws stores nothing.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Repeatable(CachePut.All.class)
@CacheOperation
public @interface CachePut {

    /** The namespace of the address. Default: that of {@link CacheDefaults}; none is an error. */
    String namespace() default "";

    /** Paths to the values of the key; {@code result} is a root. */
    String[] key();

    /** Names of {@code KeyDimension} beans whose values enter the key. */
    String[] varyBy() default {};

    /** The path to what is stored, from {@code result}. */
    String from() default "result";

    /** How long the entry lives. Default as with {@link Cached#expire()}. */
    String expire() default "";

    /** Tags of the entry, as in {@link Cached#tags()}. */
    String[] tags() default {};

    /** A boolean path; true: nothing is stored and the address is left empty. */
    String unless() default "";

    /** Several puts of one method. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @CacheOperation
    @interface All {
        /** The puts. */
        CachePut[] value();
    }
}
