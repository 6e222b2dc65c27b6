package dev.larder.cache.intercept;

import dev.larder.cache.load.Loaded;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.util.context.Context;

/**
 * Collects the items of a publisher up to a most. If there are more, the load's result is this
 * object: the caller who led gets what was collected and then the rest, straight from the
 * publisher, which is asked for no item more than the caller asks for.
 */
final class Collected implements CoreSubscriber<Object> {

    private final int most;
    private final Context context;
    private final List<Object> items = new ArrayList<>();
    private final CompletableFuture<Loaded> loaded = new CompletableFuture<>();
    private final AtomicReference<@Nullable CoreSubscriber<? super Object>> rest =
            new AtomicReference<>();
    private @Nullable Subscription source;
    private volatile @Nullable Runnable ended;

    Collected(int most, Context context) {
        this.most = most;
        this.context = context;
    }

    CompletableFuture<Loaded> loaded() {
        return loaded;
    }

    @Override
    public Context currentContext() {
        return context;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        this.source = subscription;
        subscription.request(most == Integer.MAX_VALUE ? Long.MAX_VALUE : most + 1L);
    }

    @Override
    public void onNext(Object item) {
        CoreSubscriber<? super Object> to = rest.get();
        if (to != null) {
            to.onNext(item);
            return;
        }
        items.add(item);
        if (items.size() > most) {
            loaded.complete(Loaded.only(this));
        }
    }

    @Override
    public void onComplete() {
        if (!loaded.complete(Loaded.of(Collections.unmodifiableList(items)))) {
            end(() -> sink().onComplete());
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (!loaded.complete(Loaded.failed(failure))) {
            end(() -> sink().onError(failure));
        }
    }

    /** The end may come before the rest is subscribed to. */
    private void end(Runnable signal) {
        synchronized (items) {
            if (rest.get() == null) {
                ended = signal;
                return;
            }
        }
        signal.run();
    }

    private CoreSubscriber<? super Object> sink() {
        CoreSubscriber<? super Object> to = rest.get();
        if (to == null) {
            throw new IllegalStateException("no subscriber");
        }
        return to;
    }

    /** Ends the publisher: nobody wants the rest. */
    void abandon() {
        if (source != null) {
            source.cancel();
        }
    }

    /** What was collected, and then the rest. For one subscriber. */
    Flux<Object> replay() {
        return Flux.concat(Flux.fromIterable(List.copyOf(items)), new Rest());
    }

    private final class Rest extends Flux<Object> {

        @Override
        public void subscribe(CoreSubscriber<? super Object> actual) {
            actual.onSubscribe(
                    new Subscription() {
                        @Override
                        public void request(long n) {
                            attach(actual);
                            if (source != null) {
                                source.request(n);
                            }
                        }

                        @Override
                        public void cancel() {
                            abandon();
                        }
                    });
        }

        private void attach(CoreSubscriber<? super Object> actual) {
            Runnable signal;
            synchronized (items) {
                if (!rest.compareAndSet(null, actual)) {
                    return;
                }
                signal = ended;
            }
            if (signal != null) {
                signal.run();
            }
        }
    }
}
