package dev.larder.cache.processor;

import dev.larder.cache.grammar.GrammarException;
import io.micronaut.inject.ast.Element;
import io.micronaut.inject.visitor.VisitorContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is found out about one method or class. */
final class Findings {

    private final Report report;
    private final VisitorContext context;
    private final Element element;
    private final Supplier<String> name;
    private boolean failed;

    Findings(Report report, VisitorContext context, Element element, Supplier<String> name) {
        this.report = report;
        this.context = context;
        this.element = element;
        this.name = name;
    }

    /**
     * Fails the build.
     *
     * @param where the annotation or the parameter
     * @param sentence the reason and the fix
     */
    void fail(String where, String sentence) {
        failed = true;
        report.error(context, element, name.get() + ": " + where + ": " + sentence);
    }

    /** Warns of what works otherwise than it looks. */
    void warn(String where, String sentence) {
        report.warning(context, element, name.get() + ": " + where + ": " + sentence);
    }

    /** The value, or null after the grammar's refusal has been reported. */
    <T> @Nullable T attempt(String where, Supplier<T> parse) {
        try {
            return parse.get();
        } catch (GrammarException e) {
            fail(where, String.valueOf(e.getMessage()));
            return null;
        }
    }

    boolean hasFailed() {
        return failed;
    }
}
