package dev.larder.cache.processor;

import dev.larder.cache.annotation.CacheOperation;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.visitor.VisitorContext;

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
        MethodElement method = cached.method();
        Findings findings = inspection.findings();
        String label = cached.operations().all().get(0).label();
        if (Beans.isProducer(cached.owner(), method)) {
            String made = TypeText.simple(method.getReturnType());
            findings.fail(
                    label,
                    "the method makes a bean, which happens once. Put the annotation on the methods of "
                            + made
                            + ".");
        } else if (method.isSuspend()) {
            findings.fail(
                    label,
                    "suspend functions are not supported yet. Return a Mono or a CompletableFuture.");
        } else if (method.isStatic()) {
            findings.fail(label, "a static method can't be intercepted. Remove static.");
        } else if (method.isPrivate()) {
            findings.fail(label, "a private method can't be intercepted. Remove private.");
        } else if (method.isFinal() && !cached.operations().declared()) {
            findings.fail(label, "a final method can't be intercepted. Remove final.");
        } else if (isDeclaredHere(cached)
                && !cached.owner().isAbstract()
                && !Beans.isBean(cached.owner())) {
            findings.fail(label, noBean(cached.owner()));
        }
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
