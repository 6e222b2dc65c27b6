package dev.larder.cache.annotation;

import io.micronaut.aop.Around;
import io.micronaut.aop.InterceptorBinding;
import io.micronaut.aop.InterceptorKind;
import io.micronaut.core.annotation.Internal;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds the methods of every caching annotation to the interceptors of Larder. It is one annotation
 * for all of them because an interceptor bean with several bindings applies only to methods that
 * have them all.
 */
@Internal
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.ANNOTATION_TYPE)
@Around
@InterceptorBinding(kind = InterceptorKind.AROUND)
public @interface CacheOperation {}
