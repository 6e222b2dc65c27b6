package dev.larder.cache.annotation;

import io.micronaut.core.annotation.Internal;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that the visitor has checked a method, and names what it generated. The visitor adds it to
 * the method's annotation metadata; without it the annotation processor did not run.
 */
@Internal
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Compiled {

    /** A {@code dev.larder.cache.key.KeyFactory}. */
    Class<?> keyFactory();
}
