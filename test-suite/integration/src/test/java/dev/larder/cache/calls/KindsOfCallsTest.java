package dev.larder.cache.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.larder.cache.Caches;
import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.CachePut;
import dev.larder.cache.annotation.Cached;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.Introduction;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.client.annotation.Client;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Single;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KindsOfCallsTest {

    static final AtomicInteger LOADS = new AtomicInteger();

    static String load() {
        return "v" + LOADS.incrementAndGet();
    }

    private static int loadsOf(Runnable calls) {
        int before = LOADS.get();
        calls.run();
        return LOADS.get() - before;
    }

    @Singleton
    @Requires(property = "spec", value = "kinds")
    static class Rx {
        @Cached
        Single<String> single(long id) {
            return Single.fromCallable(KindsOfCallsTest::load);
        }

        @Cached
        Maybe<String> maybe(long id) {
            return Maybe.fromCallable(KindsOfCallsTest::load);
        }

        @Cached
        Maybe<String> nothing(long id) {
            return Maybe.fromCallable(
                    () -> {
                        load();
                        return null;
                    });
        }

        @Cached
        Flowable<String> flowable(long id) {
            return Flowable.defer(() -> Flowable.just(load(), "b"));
        }

        @CacheInvalidate(all = true, namespace = "rx")
        Completable clear() {
            return Completable.complete();
        }

        @Cached("rx")
        Single<String> inRx(long id) {
            return Single.fromCallable(KindsOfCallsTest::load);
        }
    }

    @Singleton
    @Requires(property = "spec", value = "kinds")
    static class Streams {
        final AtomicLong requested = new AtomicLong();
        final AtomicBoolean cancelled = new AtomicBoolean();

        private Flux<Integer> numbers(int count) {
            return Flux.range(1, count)
                    .doOnSubscribe(s -> LOADS.incrementAndGet())
                    .doOnRequest(requested::addAndGet)
                    .doOnCancel(() -> cancelled.set(true));
        }

        @Cached(namespace = "streams", key = "count")
        Flux<Integer> flux(int count) {
            return numbers(count);
        }

        @Cached(namespace = "many", key = "count")
        Publisher<Integer> publisher(int count) {
            return numbers(count);
        }

        @Cached
        Flux<Integer> failing(int count) {
            return numbers(count).concatWith(Flux.error(new IOException("no more")));
        }

        @CacheInvalidate(namespace = "streams", all = true)
        Flux<Integer> clearing(int count) {
            return numbers(count);
        }
    }

    interface Api<K, V> {
        @Cached(namespace = "api", key = "id")
        V find(K id);

        @Cached(namespace = "api-later", key = "id")
        default CompletableFuture<V> findLater(K id) {
            return CompletableFuture.completedFuture(find(id));
        }

        @CachePut(namespace = "api", key = "id")
        default V save(K id, V value) {
            return value;
        }
    }

    @Singleton
    @Requires(property = "spec", value = "kinds")
    static class ApiBean implements Api<Long, String> {
        @Override
        public String find(Long id) {
            return load();
        }
    }

    @Singleton
    @Requires(property = "spec", value = "kinds")
    static class SelfCaller {
        @Cached
        String inner(long id) {
            return load();
        }

        String outer(long id) {
            return inner(id) + this.inner(id);
        }
    }

    @Singleton
    @Requires(property = "spec", value = "kinds")
    static class Primitives {
        @Cached
        int integer(long id) {
            return LOADS.incrementAndGet();
        }

        @Cached
        boolean flag(long id) {
            load();
            return true;
        }

        @Cached
        double decimal(long id) {
            return LOADS.incrementAndGet();
        }

        @Cached
        int[] array(long id) {
            return new int[] {LOADS.incrementAndGet()};
        }

        @Cached
        @Nullable CompletableFuture<String> noFuture(long id) {
            load();
            return null;
        }

        @Cached
        @Nullable Mono<String> noMono(long id) {
            load();
            return null;
        }

        @Cached
        Optional<String> someOptional(long id) {
            return Optional.of(load());
        }

        @Cached
        CompletableFuture<Optional<String>> optionalLater(long id) {
            load();
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Cached
        Mono<String> emptyMono(long id) {
            return Mono.fromRunnable(KindsOfCallsTest::load);
        }

        @Cached
        String noParameters() {
            return load();
        }

        @Cached
        String checked(long id) throws IOException {
            throw new IOException("checked " + load());
        }
    }

    @Introduction
    @Retention(RetentionPolicy.RUNTIME)
    @interface Answered {}

    @Singleton
    @InterceptorBean(Answered.class)
    static class Answers implements MethodInterceptor<Object, Object> {
        @Override
        public @Nullable Object intercept(MethodInvocationContext<Object, Object> context) {
            return context.getReturnType().isReactive()
                    ? Mono.fromSupplier(KindsOfCallsTest::load)
                    : load();
        }
    }

    @Answered
    @Singleton
    @Requires(property = "spec", value = "kinds")
    interface Introduced {
        @Cached(namespace = "introduced", key = "id")
        String find(long id);

        @Cached
        Mono<String> findMono(long id);

        @CacheInvalidate(namespace = "introduced", key = "id")
        String delete(long id);
    }

    @Client("${kinds.server}")
    @Requires(property = "spec", value = "kinds")
    interface Remote {
        @Get("/{id}")
        @Cached(namespace = "remote", key = "id")
        String find(@PathVariable long id);

        @Get("/{id}")
        @Cached(namespace = "remote", key = "id")
        Mono<String> findMono(@PathVariable long id);

        @Get("/{id}")
        @Cached(namespace = "remote", key = "id")
        CompletableFuture<String> findLater(@PathVariable long id);

        @Post("/{id}")
        @CacheInvalidate(namespace = "remote", key = "id")
        String change(@PathVariable long id);
    }

    /** Takes items as a test asks for them. */
    static final class Taken extends BaseSubscriber<Integer> {
        final List<Integer> items = new CopyOnWriteArrayList<>();
        private final long first;

        private Taken(long first) {
            this.first = first;
        }

        static Taken from(Flux<Integer> flux, long first) {
            Taken taken = new Taken(first);
            flux.subscribe(taken);
            return taken;
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            request(first);
        }

        @Override
        protected void hookOnNext(Integer item) {
            items.add(item);
        }
    }

    private HttpServer server;
    private ApplicationContext context;
    private Caches caches;

    @BeforeAll
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    byte[] body = load().getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "text/plain");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        context =
                ApplicationContext.run(
                        Map.of(
                                "spec", "kinds",
                                "kinds.server", "http://127.0.0.1:" + server.getAddress().getPort(),
                                "larder.namespaces.streams.max-items", "10",
                                "larder.namespaces.many.max-items", "10"));
        caches = context.getBean(Caches.class);
    }

    @AfterAll
    void stop() {
        context.close();
        server.stop(0);
    }

    @Test
    void rxTypesAreCached() {
        Rx rx = context.getBean(Rx.class);
        assertThat(rx.single(1).blockingGet()).isEqualTo(rx.single(1).blockingGet());
        assertThat(rx.maybe(1).blockingGet()).isEqualTo(rx.maybe(1).blockingGet());
        assertThat(
                        loadsOf(
                                () -> {
                                    assertThat(rx.nothing(1).blockingGet()).isNull();
                                    assertThat(rx.nothing(1).isEmpty().blockingGet()).isTrue();
                                }))
                .isEqualTo(1);
        assertThat(rx.flowable(1).toList().blockingGet())
                .hasSize(2)
                .isEqualTo(rx.flowable(1).toList().blockingGet());
        String first = rx.inRx(1).blockingGet();
        rx.clear().blockingAwait();
        assertThat(rx.inRx(1).blockingGet()).isNotEqualTo(first);
    }

    @Test
    void streamOfFewItemsIsCollected() {
        Streams streams = context.getBean(Streams.class);
        List<Integer> first = streams.flux(10).collectList().block();
        assertThat(first).hasSize(10);
        assertThat(loadsOf(() -> assertThat(streams.flux(10).collectList().block()).hasSize(10)))
                .isZero();
        assertThat(
                        loadsOf(
                                () ->
                                        assertThat(Taken.from(streams.flux(10), 3).items)
                                                .containsExactly(1, 2, 3)))
                .isZero();
    }

    @Test
    void streamOfManyItemsIsPassedThroughAsItIsAskedFor() {
        Streams streams = context.getBean(Streams.class);
        streams.requested.set(0);
        streams.cancelled.set(false);
        Taken taken = Taken.from(streams.flux(1000), 20);
        await().until(() -> taken.items.size() == 20);
        assertThat(streams.requested.get()).isBetween(20L, 40L);
        assertThat(streams.cancelled).isFalse();
        taken.request(5);
        await().until(() -> taken.items.size() == 25);
        assertThat(taken.items.get(24)).isEqualTo(25);
        taken.cancel();
        await().untilTrue(streams.cancelled);
        assertThat(loadsOf(() -> assertThat(streams.flux(1000).count().block()).isEqualTo(1000)))
                .isEqualTo(1);
        assertThat(loadsOf(() -> assertThat(streams.flux(1000).count().block()).isEqualTo(1000)))
                .isEqualTo(1);
        assertThat(
                        loadsOf(
                                () ->
                                        assertThat(Flux.from(streams.publisher(11)).count().block())
                                                .isEqualTo(11)))
                .isEqualTo(1);
    }

    @Test
    void bypassedStreamIsNotCollected() {
        Streams streams = context.getBean(Streams.class);
        streams.requested.set(0);
        Taken taken =
                Taken.from(Objects.requireNonNull(caches.bypass(() -> streams.flux(1000))), 3);
        await().until(() -> taken.items.size() == 3);
        assertThat(streams.requested).hasValue(3);
        taken.cancel();
        await().untilTrue(streams.cancelled);
    }

    @Test
    void failureOfAStreamIsNotStored() {
        Streams streams = context.getBean(Streams.class);
        for (int i = 0; i < 2; i++) {
            assertThat(
                            loadsOf(
                                    () ->
                                            assertThatThrownBy(() -> streams.failing(2).blockLast())
                                                    .hasRootCauseMessage("no more")))
                    .isEqualTo(1);
        }
    }

    @Test
    void streamThatInvalidatesDoesSoWhenItIsOver() {
        Streams streams = context.getBean(Streams.class);
        streams.flux(5).blockLast();
        assertThat(streams.clearing(100).count().block()).isEqualTo(100);
        assertThat(loadsOf(() -> streams.flux(5).blockLast())).isEqualTo(1);
    }

    @Test
    void genericInterfacesServeTheirBeans() {
        Api<Long, String> api = context.getBean(ApiBean.class);
        String first = api.find(1L);
        assertThat(api.find(1L)).isEqualTo(first);
        assertThat(api.findLater(1L).join()).isEqualTo(first);
        api.save(1L, "saved");
        assertThat(api.find(1L)).isEqualTo("saved");
        assertThat(context.getBean(ApiBean.class).find(1L)).isEqualTo("saved");
        assertThat(caches.named("api", Long.class, String.class).get(1L)).contains("saved");
    }

    @Test
    void callsOfABeanToItselfAreCached() {
        SelfCaller bean = context.getBean(SelfCaller.class);
        assertThat(loadsOf(() -> bean.outer(1))).isEqualTo(1);
    }

    @Test
    void primitivesAndNothingsAreValues() {
        Primitives bean = context.getBean(Primitives.class);
        assertThat(bean.integer(1)).isEqualTo(bean.integer(1));
        assertThat(bean.flag(1)).isEqualTo(bean.flag(1));
        assertThat(bean.decimal(1)).isEqualTo(bean.decimal(1));
        assertThat(bean.array(1)).isEqualTo(bean.array(1));
        assertThat(bean.someOptional(1)).isEqualTo(bean.someOptional(1));
        assertThat(bean.noParameters()).isEqualTo(bean.noParameters());
        List<Runnable> nothings =
                List.of(
                        () -> assertThat(bean.optionalLater(1).join()).isEmpty(),
                        () -> assertThat(bean.emptyMono(1).block()).isNull(),
                        () -> {
                            CompletableFuture<String> none = bean.noFuture(1);
                            assertThat(none == null ? null : none.join()).isNull();
                        },
                        () -> {
                            Mono<String> none = bean.noMono(1);
                            assertThat(none == null ? null : none.block()).isNull();
                        });
        for (Runnable nothing : nothings) {
            nothing.run();
            assertThat(loadsOf(nothing)).isZero();
        }
        assertThatThrownBy(() -> bean.checked(1)).isExactlyInstanceOf(IOException.class);
    }

    @Test
    void evictedCallsGiveNothing() {
        Primitives bean = context.getBean(Primitives.class);
        Rx rx = context.getBean(Rx.class);
        Streams streams = context.getBean(Streams.class);
        int loads =
                loadsOf(
                        () ->
                                caches.evict(
                                        () -> {
                                            assertThat(bean.integer(7)).isZero();
                                            assertThat(bean.flag(7)).isFalse();
                                            assertThat(bean.decimal(7)).isZero();
                                            assertThat(bean.array(7)).isNull();
                                            assertThat(bean.someOptional(7)).isEmpty();
                                            assertThat(bean.optionalLater(7).join()).isEmpty();
                                            assertThat(bean.emptyMono(7).block()).isNull();
                                            assertThat(streams.flux(7).collectList().block())
                                                    .isEmpty();
                                            assertThat(rx.maybe(7).isEmpty().blockingGet())
                                                    .isTrue();
                                            assertThat(rx.flowable(7).isEmpty().blockingGet())
                                                    .isTrue();
                                        }));
        assertThat(loads).isZero();
    }

    @Test
    void blocksMayBeNested() {
        Primitives bean = context.getBean(Primitives.class);
        int first = bean.integer(8);
        caches.bypass(
                () -> {
                    assertThat(bean.integer(8)).isNotEqualTo(first);
                    caches.evict(() -> assertThat(bean.integer(8)).isZero());
                    assertThat(bean.integer(8)).isNotEqualTo(first);
                    return true;
                });
        int second = bean.integer(8);
        assertThat(second).isNotEqualTo(first);
        assertThat(caches.<Integer>refresh(() -> bean.integer(8))).isNotEqualTo(second);
        assertThat(bean.integer(8)).isNotEqualTo(second).isEqualTo(bean.integer(8));
    }

    @Test
    void blockIsOverWhenItsCallReturns() {
        Primitives bean = context.getBean(Primitives.class);
        assertThatThrownBy(
                        () ->
                                caches.evict(
                                        () -> {
                                            throw new IllegalStateException("in the block");
                                        }))
                .hasMessage("in the block");
        int first = bean.integer(9);
        assertThat(bean.integer(9)).isEqualTo(first);
        CompletableFuture<Integer> later = new CompletableFuture<>();
        Runnable carried =
                caches.bypass(
                        () ->
                                io.micronaut.core.propagation.PropagatedContext.getOrEmpty()
                                        .wrap((Runnable) () -> later.complete(bean.integer(9))));
        caches.bypass(
                () -> {
                    CompletableFuture.runAsync(carried).join();
                    return true;
                });
        assertThat(later.join()).isEqualTo(first);
    }

    @Test
    void introducedMethodsAreCached() {
        Introduced bean = context.getBean(Introduced.class);
        String first = bean.find(1);
        assertThat(bean.find(1)).isEqualTo(first);
        bean.delete(1);
        assertThat(bean.find(1)).isNotEqualTo(first);
        assertThat(bean.findMono(1).block()).isEqualTo(bean.findMono(1).block());
        assertThat(caches.namespaces()).contains(Introduced.class.getName() + ".findMono(long)");
    }

    @Test
    @Tag("B29")
    void declarativeClientsAreCached() {
        Remote remote = context.getBean(Remote.class);
        String first = remote.find(1);
        assertThat(remote.find(1)).isEqualTo(first);
        assertThat(remote.findMono(1).block()).isEqualTo(first);
        assertThat(remote.findLater(1).join()).isEqualTo(first);
        assertThat(loadsOf(() -> remote.change(1))).isEqualTo(1);
        assertThat(remote.findMono(1).block()).isNotEqualTo(first);
        caches.evict(() -> remote.find(1));
        assertThat(loadsOf(() -> remote.findLater(1).join())).isEqualTo(1);
    }
}
