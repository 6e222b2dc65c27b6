package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.annotation.Cached;
import dev.larder.cache.annotation.HttpCache;
import dev.larder.cache.http.HttpCachePolicy;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A policy that single routes name. */
class NamedPolicyTest {

    @Test
    void aPolicyHoldsForTheRoutesThatNameItAndForNoOthers() {
        try (Server server = Server.start("named-policy", "larder.http.paths", "/named/by-path")) {
            server.get("/named/mine");
            assertThat(server.get("/named/mine").cache()).isEqualTo("BYPASS");
            server.get("/named/other");
            assertThat(server.get("/named/other").cache()).isEqualTo("HIT");
            server.get("/named/by-path");
            assertThat(server.get("/named/by-path").cache()).isEqualTo("HIT");
            assertThat(server.get("/named/of-type/a").cache()).isEqualTo("BYPASS");
        }
    }

    @Test
    void aPolicyThatIsNoBeanStopsTheStart() {
        assertThatThrownBy(() -> Server.start("missing-policy").close())
                .hasStackTraceContaining(
                        "@HttpCache(policy = NoBean.class): no bean of that type is an"
                                + " HttpCachePolicy. Implement dev.larder.cache.http.HttpCachePolicy"
                                + " and annotate the class with @Singleton.")
                .hasStackTraceContaining("NamedPolicyTest$Missing.find()");
    }

    @Singleton
    @Requires(property = "spec", value = "named-policy")
    static class Never implements HttpCachePolicy {

        @Override
        public Access access(HttpRequest<?> request) {
            return Access.BYPASS;
        }
    }

    static class NoBean implements HttpCachePolicy {}

    @Controller("/named")
    @Requires(property = "spec", value = "named-policy")
    static class Routes {

        private final AtomicInteger calls = new AtomicInteger();

        @Get("/mine")
        @Cached(expire = "60s")
        @HttpCache(policy = Never.class)
        String mine() {
            return "" + calls.incrementAndGet();
        }

        @Get("/other")
        @Cached(expire = "60s")
        String other() {
            return "" + calls.incrementAndGet();
        }

        @Get("/by-path")
        io.micronaut.http.HttpResponse<String> byPath() {
            return io.micronaut.http.HttpResponse.ok("" + calls.incrementAndGet())
                    .header("Cache-Control", "max-age=60");
        }
    }

    @Controller("/named/of-type")
    @HttpCache(policy = Never.class)
    @Requires(property = "spec", value = "named-policy")
    static class OfType {

        @Get("/a")
        @Cached(expire = "60s")
        String a() {
            return "a";
        }
    }

    @Controller("/missing")
    @Requires(property = "spec", value = "missing-policy")
    static class Missing {

        @Get
        @Cached(expire = "60s")
        @HttpCache(policy = NoBean.class)
        String find() {
            return "";
        }
    }
}
