package dev.larder.cache.processor;

import dev.larder.cache.annotation.CacheDefaults;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.visitor.VisitorContext;

/** What {@code @CacheDefaults} says. Its tags are checked with the methods that inherit them. */
final class DefaultsRules {

    private DefaultsRules() {}

    static void check(ClassElement type, Findings findings, VisitorContext context) {
        AnnotationValue<CacheDefaults> defaults = type.getDeclaredAnnotation(CacheDefaults.class);
        if (defaults != null) {
            MemberRules.literals(new Use(defaults), findings, context);
        }
    }
}
