package dev.larder.cache.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Invalidates entries after the method has succeeded. When it throws, nothing is invalidated.
 *
 * <p>The members unite: keys, tags, paths and the whole namespace may be named together, and the
 * annotation may be repeated. A read that starts after the method has returned sees the
 * invalidation; a load that began before never puts its value back.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Repeatable(CacheInvalidate.All.class)
@CacheOperation
public @interface CacheInvalidate {

    /**
     * The namespace of {@link #key()} and {@link #all()}. Default: that of {@link CacheDefaults}.
     */
    String namespace() default "";

    /**
     * Paths to the values of the address; {@code result} is a root, and {@code ids[]} names an
     * address for each element.
     */
    String[] key() default {};

    /** Names of {@code KeyDimension} beans whose values enter the key. */
    String[] varyBy() default {};

    /** Whether every entry of the namespace is invalid, responses included. */
    boolean all() default false;

    /** Tags whose entries are invalid, in every namespace: text with <code>{path}</code>. */
    String[] tags() default {};

    /** Paths of HTTP responses, all their queries included: text with <code>{path}</code>. */
    String[] paths() default {};

    /** A boolean path; true: nothing is invalidated. */
    String unless() default "";

    /** Several invalidations of one method. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @CacheOperation
    @interface All {
        /** The invalidations. */
        CacheInvalidate[] value();
    }
}
