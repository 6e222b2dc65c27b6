package dev.larder.cache.annotation;

import io.micronaut.context.annotation.AliasFor;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Caches what a method returns; on a controller's route, the whole HTTP response.
 *
 * <p>The first call with a key runs the method and stores its result, later calls are answered from
 * the backend until the entry expires or is invalidated. An exception is never stored. Futures,
 * {@code Mono}, {@code Optional} and publishers are cached by their content.
 *
 * <p>A duration is a text such as {@code 90s}, {@code 5m}, {@code 1h30m}, {@code PT5M}, {@code
 * forever} or a placeholder <code>${property:default}</code>. A member that isn't written inherits:
 * from {@link CacheDefaults}, then from {@code larder.namespaces.NAME}, then from the global
 * settings.
 *
 * <p>The annotation may stand on an annotation of your own, which then caches the methods it marks.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@CacheOperation
public @interface Cached {

    /** The same as {@link #namespace()}. */
    @AliasFor(member = "namespace")
    String value() default "";

    /**
     * The group of the entry, {@code [a-z][a-z0-9-]*}. Without it that of {@link CacheDefaults},
     * else the method's own, which has the global settings and is shown as {@code
     * pkg.Class.method(types)}.
     */
    String namespace() default "";

    /**
     * Paths to the values of the key, such as {@code id} or {@code user.tenant.id}; or one
     * expression <code>#{...}</code>. In a named namespace this makes the entry a shared address.
     * Without it all parameters are the key and the entry is private to the method.
     */
    String[] key() default {};

    /**
     * Names of {@code KeyDimension} beans whose values enter the key: user, tenant, locale or own.
     */
    String[] varyBy() default {};

    /** A {@code dev.larder.cache.key.KeyBuilder} that builds the key; excludes {@link #key()}. */
    Class<?> keyBuilder() default void.class;

    /**
     * How long the entry lives, from the moment it was loaded. Default {@code larder.expire}, 10m.
     */
    String expire() default "";

    /**
     * Whether null, an empty {@code Optional} and an empty {@code Mono} are values to keep. Default
     * {@code larder.cache-null}, true.
     */
    boolean cacheNull() default true;

    /** How long such an empty value lives. Default: like any other. */
    String expireNull() default "";

    /**
     * Whether concurrent callers of one key share one load. Default {@code larder.single-flight},
     * local.
     */
    Flight singleFlight() default Flight.INHERIT;

    /**
     * The longest time that a caller waits for another's load; then one of the waiting callers
     * loads itself. Default {@code larder.wait-limit}, 30s.
     */
    String waitLimit() default "";

    /**
     * Tags of the entry: literal text of letters, digits and {@code : . _ / -} with <code>{path}
     * </code> insertions, which may start at {@code result}.
     */
    String[] tags() default {};

    /**
     * A boolean expression <code>#{...}</code> on the arguments; false: the call neither reads nor
     * writes.
     */
    String condition() default "";

    /**
     * A boolean path, such as {@code result.empty}, {@code !result.complete} or {@code result ==
     * null}; true: the result is not stored.
     */
    String unless() default "";

    /** A name in {@code larder.backends}. Default: the namespace's, else {@code larder.backend}. */
    String backend() default "";

    /**
     * A {@code dev.larder.cache.entry.Codec}, the form of the stored value. Default {@code
     * larder.codec}.
     */
    Class<?> codec() default void.class;

    /** How far concurrent callers of one key share a load. */
    enum Flight {
        /** As the namespace or the global settings say. */
        INHERIT,
        /** Each caller that misses loads itself. */
        NONE,
        /** One load for all callers of this application instance. */
        LOCAL
    }
}
