package dev.larder.cache.processor;

import io.micronaut.aop.Introduction;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.DefaultScope;
import io.micronaut.context.annotation.Executable;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationUtil;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.ElementQuery;
import io.micronaut.inject.ast.MethodElement;

/**
 * What Micronaut makes a bean of. Calls of other objects are never intercepted, nor are those of
 * objects that a factory method returns unless the advice stands on their class.
 */
final class Beans {

    private static final String FACTORY = "io.micronaut.context.annotation.Factory";

    private Beans() {}

    /** Whether objects of the class are beans. */
    static boolean isBean(ClassElement type) {
        return type.hasDeclaredStereotype(Bean.class)
                || type.hasStereotype(AnnotationUtil.SCOPE)
                || type.hasStereotype(DefaultScope.class)
                || type.hasStereotype(Executable.class)
                || type.hasStereotype(AnnotationUtil.QUALIFIER)
                || isIntroduction(type)
                || isInjected(type);
    }

    /** Whether Micronaut implements the abstract methods of the type. */
    static boolean isIntroduction(ClassElement type) {
        return type.hasStereotype(Introduction.class);
    }

    /** Whether the method makes a bean. */
    static boolean isProducer(ClassElement owner, MethodElement method) {
        return owner.hasStereotype(FACTORY)
                && method.getMethodAnnotationMetadata()
                        .hasDeclaredStereotype(Bean.class.getName(), AnnotationUtil.SCOPE);
    }

    private static boolean isInjected(ClassElement type) {
        return type.getPrimaryConstructor()
                        .map(constructor -> constructor.hasStereotype(AnnotationUtil.INJECT))
                        .orElse(false)
                || type.getEnclosedElement(
                                ElementQuery.ALL_METHODS
                                        .onlyDeclared()
                                        .annotated(
                                                m ->
                                                        m.hasDeclaredAnnotation(
                                                                AnnotationUtil.INJECT)))
                        .isPresent()
                || type.getEnclosedElement(
                                ElementQuery.ALL_FIELDS.onlyDeclared().annotated(Beans::injects))
                        .isPresent();
    }

    private static boolean injects(AnnotationMetadata field) {
        return field.hasStereotype(AnnotationUtil.INJECT)
                || field.hasStereotype(Value.class)
                || field.hasStereotype(Property.class);
    }
}
