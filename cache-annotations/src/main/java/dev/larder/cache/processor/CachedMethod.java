package dev.larder.cache.processor;

import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.ast.ParameterElement;
import java.util.ArrayList;
import java.util.List;

/**
 * A method with caching annotations, as one class has it: declared there or inherited, with the
 * type variables of the class resolved.
 */
record CachedMethod(ClassElement owner, MethodElement method, Operations operations) {

    static final String MAPPING = "io.micronaut.http.annotation.HttpMethodMapping";
    private static final String CONTROLLER = "io.micronaut.http.annotation.Controller";

    static CachedMethod of(ClassElement owner, MethodElement method) {
        return new CachedMethod(owner, method, Operations.of(owner, method));
    }

    /** The name that messages show: {@code pkg.Class.method(types)}. */
    String name() {
        List<String> types = new ArrayList<>();
        for (ParameterElement parameter : method.getSuspendParameters()) {
            types.add(TypeText.simple(parameter.getGenericType()));
        }
        return TypeText.named(nameGiver())
                + "."
                + method.getName()
                + "("
                + String.join(", ", types)
                + ")";
    }

    /** Whether it serves HTTP requests: its responses are cached by the filter. */
    boolean isRoute() {
        return method.hasStereotype(MAPPING) && owner.hasStereotype(CONTROLLER);
    }

    /** Whether calls of it can be intercepted here, instead of in a subclass only. */
    boolean isConcrete() {
        return !owner.isAbstract() || Beans.isIntroduction(owner);
    }

    List<ParameterElement> parameters() {
        return List.of(method.getParameters());
    }

    /** An inherited method is named by its owner only if the owner makes a difference to it. */
    private ClassElement nameGiver() {
        ClassElement declaring = method.getDeclaringType();
        return declaring.getDeclaredGenericPlaceholders().isEmpty() ? declaring : owner;
    }
}
