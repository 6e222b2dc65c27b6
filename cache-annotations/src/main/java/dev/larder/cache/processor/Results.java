package dev.larder.cache.processor;

import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.visitor.VisitorContext;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a method's result counts as: the content of a future, of a Mono and of an Optional, the list
 * of what a publisher of many emits, and on a route the body of the response.
 */
final class Results {

    private static final String STAGE = "java.util.concurrent.CompletionStage";
    private static final String PUBLISHER = "org.reactivestreams.Publisher";
    private static final String SINGLE_RESULT = "io.micronaut.core.async.annotation.SingleResult";
    private static final String RESPONSE = "io.micronaut.http.HttpResponse";
    private static final List<String> SINGLE =
            List.of(
                    "reactor.core.publisher.Mono",
                    "io.reactivex.Single",
                    "io.reactivex.Maybe",
                    "io.reactivex.rxjava3.core.Single",
                    "io.reactivex.rxjava3.core.Maybe");
    private static final List<String> MANY =
            List.of(PUBLISHER, "io.reactivex.Observable", "io.reactivex.rxjava3.core.Observable");
    private static final Set<String> EMPTY =
            Set.of("io.reactivex.Completable", "io.reactivex.rxjava3.core.Completable");

    private Results() {}

    /** The content, wrapped in an Optional where the method returns one. */
    static ClassElement of(CachedMethod method, VisitorContext context) {
        ClassElement type = method.method().getGenericReturnType();
        for (ClassElement inner = type; inner != null; inner = inside(inner, method, context)) {
            type = inner;
        }
        return type;
    }

    /** Whether the type never holds a value. */
    static boolean isNothing(ClassElement result) {
        ClassElement content = Types.content(result);
        return Types.isNothing(content) || EMPTY.contains(content.getName());
    }

    private static @Nullable ClassElement inside(
            ClassElement type, CachedMethod method, VisitorContext context) {
        if (type.isArray() || type.isPrimitive()) {
            return null;
        }
        if (Types.is(type, STAGE)) {
            return Types.argument(type, STAGE, 0);
        }
        if (method.isRoute() && Types.is(type, RESPONSE)) {
            return Types.argument(type, RESPONSE, 0);
        }
        for (String single : SINGLE) {
            if (Types.is(type, single)) {
                return Types.argument(type, single, 0);
            }
        }
        for (String many : MANY) {
            if (Types.is(type, many)) {
                return emitted(type, many, method.method(), context);
            }
        }
        return optional(type, method, context);
    }

    private static @Nullable ClassElement emitted(
            ClassElement type, String many, MethodElement method, VisitorContext context) {
        ClassElement element = Types.argument(type, many, 0);
        if (element == null || method.hasStereotype(SINGLE_RESULT)) {
            return element;
        }
        return Types.isNothing(element) ? element : listOf(element, context);
    }

    /** An Optional stays, and what it holds is unwrapped. */
    private static @Nullable ClassElement optional(
            ClassElement type, CachedMethod method, VisitorContext context) {
        ClassElement held =
                Types.isExactly(type, Types.OPTIONAL)
                        ? Types.argument(type, Types.OPTIONAL, 0)
                        : null;
        ClassElement content = held == null ? null : inside(held, method, context);
        return content == null ? null : type.withTypeArguments(List.of(content));
    }

    private static ClassElement listOf(ClassElement element, VisitorContext context) {
        return context.getClassElement("java.util.List")
                .orElseThrow()
                .withTypeArguments(List.of(element));
    }
}
