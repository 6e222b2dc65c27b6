package dev.larder.cache.processor;

import dev.larder.cache.grammar.GrammarException;
import dev.larder.cache.grammar.Path;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.ParameterElement;
import io.micronaut.inject.visitor.VisitorContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the paths of one method through the types of its parameters and its result. */
final class PathTypes {

    private static final String ITERABLE = "java.lang.Iterable";

    private final CachedMethod method;
    private final VisitorContext context;
    private final Properties properties;

    PathTypes(CachedMethod method, VisitorContext context) {
        this.method = method;
        this.context = context;
        this.properties = new Properties(method.owner().getPackageName());
    }

    /**
     * What the path means.
     *
     * @throws GrammarException if it names what is not there
     */
    Reach follow(Path path) {
        int parameter = parameterNamed(path.root());
        if (parameter < 0 && !path.fromResult()) {
            throw unknownRoot(path.root());
        }
        ClassElement at = parameter < 0 ? result() : typeOf(parameter);
        List<Walk> walks = new ArrayList<>();
        for (int i = 0; i < path.legs().size(); i++) {
            Path.Leg leg = path.legs().get(i);
            if (at != null && !leg.properties().isEmpty()) {
                at = walk(path.textOf(i), leg, at, walks);
            }
            at = at != null && leg.each() ? element(at) : at;
        }
        return new Reach(path, parameter, walks, at);
    }

    private @Nullable ClassElement walk(
            String text, Path.Leg leg, ClassElement from, List<Walk> walks) {
        ClassElement at = from;
        List<Hop> hops = new ArrayList<>();
        for (String property : leg.properties()) {
            if (Types.isOpen(Types.content(at))) {
                return null;
            }
            Hop hop = properties.hop(at, property);
            hops.add(hop);
            at = hop.to();
        }
        walks.add(new Walk(text, hops));
        return at;
    }

    private @Nullable ClassElement element(ClassElement several) {
        ClassElement type = Types.content(several);
        if (type.isArray()) {
            return type.fromArray();
        }
        if (Types.isOpen(type)) {
            return null;
        }
        if (Types.is(type, ITERABLE)) {
            ClassElement element = Types.argument(type, ITERABLE, 0);
            return element == null ? context.getClassElement(Object.class).orElseThrow() : element;
        }
        throw new GrammarException(
                TypeText.named(type) + " has no elements.",
                "Write [] behind an Iterable or an array only.");
    }

    private ClassElement result() {
        ClassElement result = Results.of(method, context);
        if (Results.isNothing(result)) {
            throw new GrammarException(
                    "the method returns nothing.", "Write a path that starts at a parameter.");
        }
        return result;
    }

    private ClassElement typeOf(int parameter) {
        return method.parameters().get(parameter).getGenericType();
    }

    private int parameterNamed(String name) {
        List<ParameterElement> parameters = method.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).getName().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private GrammarException unknownRoot(String name) {
        List<String> names = method.parameters().stream().map(ParameterElement::getName).toList();
        if (names.isEmpty()) {
            return new GrammarException(
                    "there is no parameter \"" + name + "\", the method has none.",
                    "Remove the path.");
        }
        return new GrammarException(
                "there is no parameter \""
                        + name
                        + "\" (there are: "
                        + String.join(", ", names)
                        + ").",
                Suggestion.of(name, names));
    }
}
