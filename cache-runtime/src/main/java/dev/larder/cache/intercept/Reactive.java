package dev.larder.cache.intercept;

import io.micronaut.core.async.propagation.ReactorPropagation;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.propagation.PropagatedContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Publishers with a propagated context, and in the type that a method declares. */
final class Reactive {

    private Reactive() {}

    /**
     * Runs a method with a propagated context: while it is called, and while its publisher works.
     */
    static @Nullable Object within(
            Shape shape, PropagatedContext context, Supplier<@Nullable Object> method) {
        Object result;
        try (PropagatedContext.Scope ignored = context.propagate()) {
            result = method.get();
        }
        if (result == null) {
            return null;
        }
        return switch (shape.kind()) {
            case SYNC, STAGE -> result;
            case SINGLE -> declared(shape, in(context, Mono.from(publisher(result))));
            case MANY -> declared(shape, in(context, Flux.from(publisher(result))));
        };
    }

    /** A publisher that is subscribed to with the context propagated and in Reactor's context. */
    static <T> Mono<T> in(PropagatedContext context, Mono<T> mono) {
        return new Mono<T>() {
            @Override
            public void subscribe(CoreSubscriber<? super T> actual) {
                try (PropagatedContext.Scope ignored = context.propagate()) {
                    mono.contextWrite(c -> ReactorPropagation.addPropagatedContext(c, context))
                            .subscribe(actual);
                }
            }
        };
    }

    /** A publisher that is subscribed to with the context propagated and in Reactor's context. */
    static <T> Flux<T> in(PropagatedContext context, Flux<T> flux) {
        return new Flux<T>() {
            @Override
            public void subscribe(CoreSubscriber<? super T> actual) {
                try (PropagatedContext.Scope ignored = context.propagate()) {
                    flux.contextWrite(c -> ReactorPropagation.addPropagatedContext(c, context))
                            .subscribe(actual);
                }
            }
        };
    }

    /**
     * What surrounds a subscriber: what its Reactor context carries, else what surrounded the call.
     */
    static PropagatedContext around(ContextView subscriber, PropagatedContext call) {
        return ReactorPropagation.findPropagatedContext(subscriber).orElse(call);
    }

    @SuppressWarnings("unchecked")
    static Publisher<Object> publisher(Object result) {
        return result instanceof Publisher<?> publisher
                ? (Publisher<Object>) publisher
                : Publishers.convertToPublisher(ConversionService.SHARED, result);
    }

    /** The publisher as the method declares it. */
    static Object declared(Shape shape, Publisher<?> publisher) {
        return shape.type().isInstance(publisher)
                ? publisher
                : Publishers.convertPublisher(ConversionService.SHARED, publisher, shape.type());
    }
}
