package dev.larder.cache.processor;

import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.visitor.VisitorContext;
import io.micronaut.sourcegen.bytecode.ByteCodeWriter;
import io.micronaut.sourcegen.model.InterfaceDef;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * The classes generated so far. A class may be visited more than once in a compilation, and the
 * compiler takes each file once.
 */
final class Generated {

    private final Set<String> names = new HashSet<>();

    /** Writes the factory unless it is written, and answers its name. */
    String factory(FactoryPlan plan, VisitorContext context) {
        String name = plan.className();
        if (names.add(name)) {
            write(name, new FactoryWriter(plan).write(), plan.method().owner(), context);
        }
        return name;
    }

    /** Writes a class that only has to be there. */
    void marker(String name, ClassElement origin, VisitorContext context) {
        if (names.add(name)) {
            InterfaceDef empty =
                    InterfaceDef.builder(name)
                            .addModifiers(Modifier.PUBLIC)
                            .addAnnotation(io.micronaut.core.annotation.Generated.class)
                            .build();
            write(name, new ByteCodeWriter().write(empty), origin, context);
        }
    }

    private static void write(
            String name, byte[] bytes, ClassElement origin, VisitorContext context) {
        try (OutputStream out = context.visitClass(name, origin)) {
            out.write(bytes);
        } catch (IOException e) {
            context.fail("Larder can't write the class " + name + ": " + e.getMessage(), origin);
        }
    }
}
