package dev.larder.cache.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the responses of a route tell other caches: those of browsers, of proxies and of content
 * delivery networks. It needs no {@link Cached}, and works on streams, files and server-sent events
 * too.
 *
 * <p>It is written where the handler has not set the field itself. On a {@link Cached} route it
 * takes the place of the {@code max-age} that clients get otherwise; how long the response is
 * stored there is what {@link Cached} says, while {@link #noStore()}, {@link #noCache()} and {@link
 * Visibility#PRIVATE} hold for that store as well. After an exception, and with a status from 400
 * on, only these three are told.
 *
 * <p>On a type it holds for all its routes. The annotations of a method replace those of its type
 * as a whole. Repeat it with other targets for fields such as {@code CDN-Cache-Control}.
 *
 * <p>Durations are texts as in {@link Cached}, of whole seconds; here {@code 0s} is one too.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(CacheControl.All.class)
public @interface CacheControl {

    /** The name of the field. One that is not Cache-Control addresses some caches only. */
    String target() default "Cache-Control";

    /** How long a response is fresh. {@code forever} is written as one year. */
    String maxAge() default "";

    /** How long it is fresh for shared caches; these then never use it stale. */
    String sMaxAge() default "";

    /** How long it may be used stale while it is made anew. */
    String staleWhileRevalidate() default "";

    /** How long it may be used stale where making it anew fails. */
    String staleIfError() default "";

    /** Who may store it. */
    Visibility visibility() default Visibility.UNSET;

    /** The fields that are private, where only these are: {@code private="X-User"}. */
    String[] privateFields() default {};

    /** Whether it may be used after validation only. */
    boolean noCache() default false;

    /** The fields that need validation, where only these do: {@code no-cache="X-Rate"}. */
    String[] noCacheFields() default {};

    /** Whether nobody may store it. */
    boolean noStore() default false;

    /** Whether nobody may change its content on the way. */
    boolean noTransform() default false;

    /** Whether it may never be used stale. */
    boolean mustRevalidate() default false;

    /** Whether shared caches may never use it stale. */
    boolean proxyRevalidate() default false;

    /**
     * Whether only caches that know its status may store it; {@link #noStore()} beside it is for
     * caches that don't know this directive.
     */
    boolean mustUnderstand() default false;

    /** Whether it doesn't change while it is fresh. */
    boolean immutable() default false;

    /** Other directives: {@code name}, {@code name=word} or {@code name="text"}. */
    String[] extensions() default {};

    /** Who may store a response. */
    enum Visibility {
        /** Not said. */
        UNSET,
        /** Everybody, also the response to a request with Authorization. */
        PUBLIC,
        /** The client that asked only. */
        PRIVATE
    }

    /** Those of several fields. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @interface All {
        /** One for each field. */
        CacheControl[] value();
    }
}
