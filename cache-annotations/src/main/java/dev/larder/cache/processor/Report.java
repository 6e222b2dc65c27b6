package dev.larder.cache.processor;

import io.micronaut.inject.ast.Element;
import io.micronaut.inject.visitor.VisitorContext;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells the compiler what is wrong, each thing once: an inherited method is seen with its own class
 * and with every class that inherits it.
 */
final class Report {

    private final Set<String> said = new HashSet<>();

    void error(VisitorContext context, Element element, String message) {
        if (said.add(message)) {
            context.fail(message, element);
        }
    }

    void warning(VisitorContext context, Element element, String message) {
        if (said.add(message)) {
            context.warn(message, element);
        }
    }
}
