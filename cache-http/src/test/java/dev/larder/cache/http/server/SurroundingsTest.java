package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.HttpServerFilter;
import io.micronaut.http.filter.ServerFilterChain;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Filters around the cache act on every reply, once; those inside on what is stored. */
class SurroundingsTest {

    private Server server;

    @BeforeEach
    void start() {
        server = Server.start("surroundings");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatFiltersAroundAddIsNeverStored() {
        Reply miss = server.get("/surroundings", "X-Asked: ann");
        Reply hit = server.get("/surroundings", "X-Asked: bob");
        assertThat(hit.cache()).isEqualTo("HIT");
        assertThat(miss.all("x-wrapping")).containsExactly("ann");
        assertThat(hit.all("x-wrapping")).containsExactly("bob");
        assertThat(miss.all("x-around")).containsExactly("ann");
        assertThat(hit.all("x-around")).containsExactly("bob");
        assertThat(hit.all("set-cookie")).containsExactly("seen=bob");
    }

    @Test
    void whatFiltersInsideAddIsStored() {
        Reply miss = server.get("/surroundings", "X-Asked: ann");
        Reply hit = server.get("/surroundings", "X-Asked: bob");
        assertThat(miss.all("x-inside")).containsExactly("ann");
        assertThat(hit.all("x-inside")).containsExactly("ann");
        assertThat(hit.all("x-inside-wrapping")).containsExactly("ann");
    }

    @Test
    void aResponseThatAFilterAroundReplacesIsNotStored() {
        Reply replaced = server.get("/surroundings", "X-Replace: 1");
        assertThat(replaced.status()).isEqualTo(418);
        assertThat(server.get("/surroundings").text()).isEqualTo("own 2");
        assertThat(server.get("/surroundings", "X-Replace: 1").status()).isEqualTo(418);
    }

    @Test
    void aFilterAroundThatForbidsStoringIsHeard() {
        server.get("/surroundings", "X-Forbid: 1");
        assertThat(server.get("/surroundings").cache()).isEqualTo("MISS");
    }

    @Test
    void aFilterInsideThatAnswersInPlaceOfTheHandlerIsLikeAHandler() {
        assertThat(server.get("/surroundings/answered").text()).isEqualTo("filter 1");
        assertThat(server.get("/surroundings/answered").text()).isEqualTo("filter 1");
        assertThat(server.get("/surroundings/answered").cache()).isEqualTo("HIT");
    }

    @Test
    void aFilterInsideThatFailsFailsItsRequestOnly() {
        assertThat(server.get("/surroundings/failing", "X-Fail: 1").status()).isEqualTo(500);
        assertThat(server.get("/surroundings/failing").status()).isEqualTo(200);
    }

    private static String asked(HttpRequest<?> request) {
        String asked = request.getHeaders().get("X-Asked");
        return asked == null ? "nobody" : asked;
    }

    @Controller("/surroundings")
    @Requires(property = "spec", value = "surroundings")
    static class Routes {
        final AtomicInteger calls = new AtomicInteger();

        @Get
        @Cached(expire = "60s")
        String own() {
            return "own " + calls.incrementAndGet();
        }

        @Get("/answered")
        @Cached(expire = "60s")
        String answered() {
            return "never";
        }

        @Get("/failing")
        @Cached(expire = "60s")
        String failing() {
            return "fine";
        }
    }

    @Filter("/surroundings/**")
    @Requires(property = "spec", value = "surroundings")
    static class Wrapping implements HttpServerFilter {
        @Override
        public int getOrder() {
            return 1000;
        }

        @Override
        public Publisher<MutableHttpResponse<?>> doFilter(
                HttpRequest<?> request, ServerFilterChain chain) {
            return Mono.from(chain.proceed(request))
                    .map(
                            response -> {
                                if (request.getHeaders().contains("X-Replace")) {
                                    return HttpResponse.status(418, "teapot").body("replaced");
                                }
                                if (request.getHeaders().contains("X-Forbid")) {
                                    response.header("Cache-Control", "no-store");
                                }
                                response.header("Set-Cookie", "seen=" + asked(request));
                                return response.header("X-Wrapping", asked(request));
                            });
        }
    }

    @Filter("/surroundings/**")
    @Requires(property = "spec", value = "surroundings")
    static class InsideWrapping implements HttpServerFilter {
        @Override
        public int getOrder() {
            return 50_000;
        }

        @Override
        public Publisher<MutableHttpResponse<?>> doFilter(
                HttpRequest<?> request, ServerFilterChain chain) {
            return Mono.from(chain.proceed(request))
                    .map(response -> response.header("X-Inside-Wrapping", asked(request)));
        }
    }

    @ServerFilter("/surroundings/**")
    @Requires(property = "spec", value = "surroundings")
    static class Around implements io.micronaut.core.order.Ordered {
        @Override
        public int getOrder() {
            return 1000;
        }

        @ResponseFilter
        void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
            response.header("X-Around", asked(request));
        }
    }

    @ServerFilter("/surroundings/**")
    @Requires(property = "spec", value = "surroundings")
    static class Inside implements io.micronaut.core.order.Ordered {
        final AtomicInteger answers = new AtomicInteger();

        @Override
        public int getOrder() {
            return 50_000;
        }

        @RequestFilter
        @Nullable
        HttpResponse<?> answer(HttpRequest<?> request) {
            if (request.getHeaders().contains("X-Fail")) {
                throw new IllegalStateException("on purpose");
            }
            return request.getPath().endsWith("/answered")
                    ? HttpResponse.ok("filter " + answers.incrementAndGet())
                    : null;
        }

        @ResponseFilter
        void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
            response.header("X-Inside", asked(request));
        }
    }
}
