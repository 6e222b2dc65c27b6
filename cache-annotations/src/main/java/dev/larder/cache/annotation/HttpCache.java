package dev.larder.cache.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What distinguishes the stored responses of a {@link Cached} route, and who shares them. On a type
 * it holds for all its routes; the annotation of a method replaces that of its type as a whole.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface HttpCache {

    /**
     * The methods whose responses are cached: GET and HEAD, and where they are named POST and
     * QUERY. With these the body and its type are part of the key, and the route declares that such
     * a request only reads: it invalidates nothing.
     */
    String[] methods() default {"GET", "HEAD"};

    /** Request header fields whose values distinguish responses; also sent as {@code Vary}. */
    String[] vary() default {};

    /**
     * Query parameters that distinguish responses, beside those the signature binds; {@code "*"}:
     * all.
     */
    String[] query() default {};

    /** Globs of query parameters that never distinguish responses, such as {@code utm_*}. */
    String[] ignoreQuery() default {};

    /** Who may share a stored response. */
    Sharing sharing() default Sharing.AUTO;

    /**
     * The largest body that is stored, such as {@code 512KB}. Default {@code larder.http.max-body}.
     */
    String maxBody() default "";

    /**
     * Statuses that are stored, instead of 200, 203, 204, 300, 301 and 308; each with a lifetime of
     * its own where it has one: {@code "404=30s"}.
     */
    String[] statuses() default {};

    /**
     * A class that implements {@code dev.larder.cache.http.HttpCachePolicy}; the bean of that class
     * then decides for this route too, and not for routes that don't name it. {@code void}: none.
     */
    Class<?> policy() default void.class;

    /** Whether the request's own Cache-Control is heeded. */
    RequestDirectives requestDirectives() default RequestDirectives.DEFAULT;

    /** Who may share a stored response. */
    enum Sharing {
        /**
         * A request with Authorization, a principal or a session is neither answered from nor
         * stored into a shared response unless the user is in the key or RFC 9111, 3.5 allows it.
         */
        AUTO,
        /** Everybody, whoever asked for it. */
        PUBLIC,
        /** The user who asked for it: the user is part of the key. */
        PER_USER
    }

    /** Whether the request's own Cache-Control is heeded. */
    enum RequestDirectives {
        /** As {@code larder.http.trust-request-directives} says. */
        DEFAULT,
        /** Always. */
        HONOUR,
        /** Never. */
        IGNORE
    }
}
