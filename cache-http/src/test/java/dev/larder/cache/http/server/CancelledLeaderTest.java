package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A request that runs the handler for others, and does not come to its end. */
class CancelledLeaderTest {

    private Server server;
    private Routes routes;

    @BeforeEach
    void start() {
        server = Server.start("cancelled", "larder.wait-limit", "20s");
        routes = server.bean(Routes.class);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Wire ask(String target) {
        Wire wire = server.connect();
        wire.send("GET", target, "");
        return wire;
    }

    private List<Wire> followers(int count, String target) {
        long before = server.waiters();
        List<Wire> followers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            followers.add(ask(target));
        }
        await().until(() -> server.waiters() == before + count);
        return followers;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cancelled/mono", "/cancelled/future"})
    void followersGetTheResponseOfALeaderWhoseClientLeft(String target) {
        Wire leader = ask(target);
        await().until(() -> routes.runs.size() == 1);
        List<Wire> followers = followers(3, target);
        leader.close();

        routes.runs.get(0).finish("one");
        for (Wire follower : followers) {
            Reply reply = follower.receive("GET");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text()).isIn("one", "two");
            follower.close();
        }
        assertThat(routes.runs).hasSize(1);
        assertThat(server.get(target).cache()).isEqualTo("HIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cancelled/mono", "/cancelled/future"})
    void ofTheFollowersOfALeaderWhoseWorkWasCancelledOneLeads(String target) {
        Wire leader = ask(target);
        await().until(() -> routes.runs.size() == 1);
        List<Wire> followers = followers(3, target);
        leader.close();

        routes.runs.get(0).fail(new CancellationException("on purpose"));
        await().until(() -> routes.runs.size() >= 2);
        await().until(
                        () -> {
                            routes.runs.forEach(run -> run.finish("two"));
                            return routes.ended.get() >= routes.runs.size() - 1;
                        });
        for (Wire follower : followers) {
            Reply reply = follower.receive("GET");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text()).isEqualTo("two");
            follower.close();
        }
        assertThat(server.get(target).cache()).isEqualTo("HIT");
    }

    @Test
    void aLeaderWithoutAnyResponseLetsItsFollowersGo() {
        Wire leader = ask("/cancelled/mono");
        await().until(() -> routes.runs.size() == 1);
        List<Wire> followers = followers(2, "/cancelled/mono");

        routes.runs.get(0).finish(null);
        await().until(
                        () -> {
                            routes.runs
                                    .subList(1, routes.runs.size())
                                    .forEach(run -> run.finish("two"));
                            return routes.ended.get() >= 1;
                        });
        for (Wire follower : followers) {
            assertThat(follower.receive("GET").text()).isEqualTo("two");
            follower.close();
        }
        assertThat(leader.receive("GET").status()).isEqualTo(404);
        leader.close();
    }

    /** One run of a handler. */
    interface Run {
        void finish(@org.jspecify.annotations.Nullable String text);

        void fail(Throwable failure);
    }

    @Controller("/cancelled")
    @Requires(property = "spec", value = "cancelled")
    static class Routes {

        final List<Run> runs = new CopyOnWriteArrayList<>();
        final AtomicInteger ended = new AtomicInteger();

        @Get("/mono")
        @Cached(expire = "60s")
        Mono<String> mono() {
            Sinks.One<String> sink = Sinks.one();
            runs.add(
                    new Run() {
                        @Override
                        public void finish(@org.jspecify.annotations.Nullable String text) {
                            if (text == null) {
                                sink.tryEmitEmpty();
                            } else {
                                sink.tryEmitValue(text);
                            }
                        }

                        @Override
                        public void fail(Throwable failure) {
                            sink.tryEmitError(failure);
                        }
                    });
            return sink.asMono().doOnSuccess(done -> ended.incrementAndGet());
        }

        @Get("/future")
        @Cached(expire = "60s")
        CompletableFuture<String> future() {
            CompletableFuture<String> future = new CompletableFuture<>();
            runs.add(
                    new Run() {
                        @Override
                        public void finish(@org.jspecify.annotations.Nullable String text) {
                            if (future.complete(text)) {
                                ended.incrementAndGet();
                            }
                        }

                        @Override
                        public void fail(Throwable failure) {
                            future.completeExceptionally(failure);
                        }
                    });
            return future;
        }
    }
}
