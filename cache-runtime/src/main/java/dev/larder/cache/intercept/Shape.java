package dev.larder.cache.intercept;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.type.Argument;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a method gives its result.
 *
 * @param kind how it comes
 * @param optional whether it comes inside an Optional
 * @param content what is cached: for a publisher of many a list
 * @param result the same with the Optional around it
 * @param type the declared class
 */
record Shape(Kind kind, boolean optional, Argument<?> content, Argument<?> result, Class<?> type) {

    /** How a result comes. */
    enum Kind {
        /** At once. */
        SYNC,
        /** By a future. */
        STAGE,
        /** By a publisher of at most one. */
        SINGLE,
        /** By a publisher of many. */
        MANY
    }

    static Shape of(Argument<?> returned) {
        Class<?> type = returned.getType();
        if (type == CompletionStage.class || type == CompletableFuture.class) {
            return single(Kind.STAGE, first(returned), type);
        }
        if (Publishers.isConvertibleToPublisher(type)) {
            return Publishers.isSingle(type) || Publishers.isCompletable(type)
                    ? single(Kind.SINGLE, first(returned), type)
                    : many(Argument.listOf(first(returned)), type);
        }
        return single(Kind.SYNC, returned, type);
    }

    private static Shape many(Argument<?> list, Class<?> type) {
        return new Shape(Kind.MANY, false, list, list, type);
    }

    private static Shape single(Kind kind, Argument<?> content, Class<?> type) {
        return content.getType() == Optional.class
                ? new Shape(kind, true, first(content), content, type)
                : new Shape(kind, false, content, content, type);
    }

    private static Argument<?> first(Argument<?> generic) {
        return generic.getFirstTypeVariable().orElse(Argument.OBJECT_ARGUMENT);
    }

    /** Whether what is cached is an HTTP message: it then is nobody's value but the method's. */
    boolean isMessage() {
        return TypeNames.isA(content.getType(), "io.micronaut.http.HttpResponse");
    }

    /** The type of what annotations call the result: of an HTTP message its body. */
    Argument<?> body() {
        return isMessage() ? first(content) : result;
    }

    /** Whether there is nothing to cache. */
    boolean isVoid() {
        Class<?> of = content.getType();
        return of == void.class || of == Void.class || Publishers.isCompletable(type);
    }

    /** What is cached of one result. */
    @Nullable Object unwrapped(@Nullable Object result) {
        return optional && result instanceof Optional<?> some ? some.orElse(null) : result;
    }

    /** The result for what is cached. */
    @Nullable Object wrapped(@Nullable Object content) {
        return optional ? Optional.ofNullable(content) : content;
    }

    /** What a method gives that was not run: null, zero, nothing. */
    @Nullable Object nothing() {
        if (kind == Kind.MANY) {
            return List.of();
        }
        return optional || !content.getType().isPrimitive() ? null : zero(content.getType());
    }

    private static @Nullable Object zero(Class<?> primitive) {
        return primitive == void.class
                ? null
                : java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(primitive, 1), 0);
    }
}
