package dev.larder.cache.processor;

import dev.larder.cache.annotation.CacheOperation;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.visitor.VisitorContext;
import org.jspecify.annotations.Nullable;

/** Whether calls of the method are intercepted at all. */
final class BeanRules {

    private BeanRules() {}

    /** A caching annotation on a type would take in all its methods. */
    static void type(ClassElement type, Findings findings, VisitorContext context) {
        String operation = CacheOperation.class.getName();
        if (!type.getDeclaredStereotypeAnnotationNames().contains(operation)
                || Types.is(type, "java.lang.annotation.Annotation")) {
            return;
        }
        for (String name : type.getDeclaredAnnotationNames()) {
            if (context.getClassElement(name).filter(a -> a.hasStereotype(operation)).isPresent()) {
                findings.fail(
                        "@" + name.substring(name.lastIndexOf('.') + 1),
                        "a caching annotation stands on methods, not on a type. Put it on the methods"
                                + " that are to be cached.");
            }
        }
    }

    /** Whether there is anything to check: objects that are no beans may inherit annotations. */
    static boolean concerns(CachedMethod cached) {
        ClassElement owner = cached.owner();
        return (cached.operations().declared() && isDeclaredHere(cached))
                || owner.isAbstract()
                || owner.isInterface()
                || Beans.isBean(owner);
    }

    static void method(Inspection inspection) {
        CachedMethod cached = inspection.method();
        String obstacle = obstacle(cached);
        if (obstacle != null) {
            inspection.findings().fail(cached.operations().all().get(0).label(), obstacle);
        }
    }

    private static @Nullable String obstacle(CachedMethod cached) {
        ClassElement owner = cached.owner();
        MethodElement method = cached.method();
        if (Beans.isProducer(owner, method)) {
            return "the method makes a bean, which happens once. Put the annotation on the methods of "
                    + TypeText.simple(method.getReturnType())
                    + ".";
        }
        if (method.isSuspend()) {
            return "suspend functions are not supported yet. Return a Mono or a CompletableFuture.";
        }
        if (method.isStatic()) {
            return "a static method can't be intercepted. Remove static.";
        }
        if (method.isPrivate()) {
            return "a private method can't be intercepted. Remove private.";
        }
        if (method.isFinal() && !cached.operations().declared()) {
            return "a final method can't be intercepted. Remove final."; // declared: Micronaut says
            // so
        }
        boolean concrete = !owner.isAbstract() && !owner.isInterface();
        return concrete && isDeclaredHere(cached) && !Beans.isBean(owner) ? noBean(owner) : null;
    }

    private static String noBean(ClassElement owner) {
        return TypeText.named(owner)
                + " is no bean, so its calls are not intercepted (nor are those of an object that a"
                + " @Factory makes). Annotate the class with @Singleton, or make it abstract if only"
                + " its subclasses are beans.";
    }

    private static boolean isDeclaredHere(CachedMethod cached) {
        return cached.method().getDeclaringType().getName().equals(cached.owner().getName());
    }
}
