package dev.larder.cache.processor;

import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.ElementQuery;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.visitor.VisitorContext;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types that {@code KeyEncoder}s serve. Each leaves a marker class whose name tells its type,
 * so that other modules, and a compiler that compiles a part of the classes only, see it too.
 */
final class Encoders {

    private static final String ENCODER = "dev.larder.cache.key.KeyEncoder";
    private static final String MARKERS = "dev.larder.cache.key.encoded.";
    private static final String FACTORY = "io.micronaut.context.annotation.Factory";

    private final Generated generated;
    private final Set<String> served = new HashSet<>();

    Encoders(Generated generated) {
        this.generated = generated;
    }

    /** Takes in the encoders that a class is or makes. */
    void visit(ClassElement type, VisitorContext context) {
        if (!type.isAbstract() && Types.is(type, ENCODER)) {
            add(Types.argument(type, ENCODER, 0), type, context);
        }
        if (type.hasStereotype(FACTORY)) {
            for (MethodElement method :
                    type.getEnclosedElements(ElementQuery.ALL_METHODS.onlyDeclared())) {
                ClassElement made = method.getGenericReturnType();
                if (!made.isPrimitive() && Types.is(made, ENCODER)) {
                    add(Types.argument(made, ENCODER, 0), type, context);
                }
            }
        }
    }

    /** Whether an encoder serves the type or one of its supertypes. */
    boolean serve(ClassElement type, VisitorContext context) {
        if (served.contains(type.getName())
                || context.getClassElement(marker(type.getName())).isPresent()) {
            return true;
        }
        return type.getInterfaces().stream().anyMatch(i -> serve(i, context))
                || type.getSuperType().map(s -> serve(s, context)).orElse(false);
    }

    private void add(@Nullable ClassElement encoded, ClassElement origin, VisitorContext context) {
        if (encoded != null && !Types.isOpen(encoded) && served.add(encoded.getName())) {
            generated.marker(marker(encoded.getName()), origin, context);
        }
    }

    private static String marker(String type) {
        return MARKERS + type.replace('_', '$').replace('.', '_');
    }
}
