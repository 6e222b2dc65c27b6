package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.views.ModelAndView;
import io.micronaut.views.View;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.constraints.Max;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Micronaut's own features work on cached routes as on others. */
class FrameworkTest {

    private Server server;

    @BeforeEach
    void start() {
        server = Server.start("framework");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void viewsAreStoredAsTheyWereRendered() {
        for (String path : new String[] {"/framework/view", "/framework/model"}) {
            Reply miss = server.get(path);
            Reply hit = server.get(path);
            assertThat(miss.text()).startsWith("<p>cup");
            assertThat(miss.field("content-type")).startsWith("text/html");
            assertThat(hit.cache()).as(path).isEqualTo("HIT");
            assertThat(hit.text()).isEqualTo(miss.text());
            assertThat(hit.field("content-type")).isEqualTo(miss.field("content-type"));
        }
    }

    @Test
    void headOfAViewIsAnsweredFromAStoredGetAndStoresNothingItself() {
        assertThat(server.head("/framework/view").status()).isEqualTo(200);
        Reply get = server.get("/framework/view");
        assertThat(get.text()).startsWith("<p>cup");
        Reply head = server.head("/framework/view");
        assertThat(head.cache()).isEqualTo("HIT");
        assertThat(head.field("content-length")).isEqualTo(get.field("content-length"));
    }

    @Test
    void aRequestThatIsNotValidIsRefusedAndNeverStored() {
        assertThat(server.get("/framework/valid?n=3").status()).isEqualTo(200);
        assertThat(server.get("/framework/valid?n=3").cache()).isEqualTo("HIT");
        for (int i = 0; i < 2; i++) {
            Reply refused = server.get("/framework/valid?n=30");
            assertThat(refused.status()).isEqualTo(418);
            assertThat(refused.cache()).isNotEqualTo("HIT");
        }
        for (int i = 0; i < 2; i++) {
            assertThat(server.get("/framework/valid?n=x").status()).isEqualTo(400);
            assertThat(server.get("/framework/valid").status()).isEqualTo(400);
        }
    }

    @Test
    void aRouteThatABeanCallsIsAnOrdinaryCachedMethod() {
        Caller caller = server.bean(Caller.class);
        assertThat(caller.call()).isEqualTo("own 1");
        assertThat(caller.call()).isEqualTo("own 1");
        assertThat(server.get("/framework/own").text()).isEqualTo("own 2");
        assertThat(server.get("/framework/own").text()).isEqualTo("own 2");
        assertThat(server.get("/framework/own", "Cache-Control: no-store").text())
                .isEqualTo("own 3");
        assertThat(caller.call()).isEqualTo("own 1");
    }

    @Test
    void pathsAndFieldsFromOutsideDoNoHarm() {
        assertThat(server.get("/framework/echo/a%0D%0AX-Evil:%201").has("x-evil")).isFalse();
        String huge = "x".repeat(6000);
        Reply reply = server.get("/framework/own", "If-None-Match: \"" + huge + "\"");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(server.get("/framework/own", "If-None-Match: \"unended").status())
                .isEqualTo(200);
        assertThat(
                        server.get("/framework/own", "Cache-Control: max-age=99999999999999999999")
                                .status())
                .isEqualTo(200);
        assertThat(server.get("/framework/own", "Cache-Control: =,;;\"").status()).isEqualTo(200);
    }

    @Test
    void twoRoutesOfOneUrlAreToldApart() {
        Reply json = server.get("/framework/twin", "Accept: application/json");
        Reply text = server.get("/framework/twin", "Accept: text/plain");
        assertThat(json.text()).isEqualTo("{}");
        assertThat(text.text()).isEqualTo("text");
        assertThat(json.field("vary")).isEqualTo("Accept");
        assertThat(text.field("vary")).isEqualTo("Accept");
        assertThat(server.get("/framework/twin", "Accept: application/json").cache())
                .isEqualTo("HIT");
        assertThat(server.get("/framework/twin", "Accept: text/plain").text()).isEqualTo("text");
    }

    @Test
    void anUpgradeToAWebSocketPassesBy() {
        Reply reply =
                server.get(
                        "/framework/own",
                        "Connection: Upgrade",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
        assertThat(reply.cache()).isNotEqualTo("HIT");
    }

    @Singleton
    @Requires(property = "spec", value = "framework")
    static class Caller {
        private final Routes routes;

        Caller(Routes routes) {
            this.routes = routes;
        }

        String call() {
            return routes.own();
        }
    }

    @Controller("/framework")
    @Requires(property = "spec", value = "framework")
    static class Routes {
        final AtomicInteger calls = new AtomicInteger();

        @Get("/view")
        @View("product")
        @Cached(expire = "60s")
        Map<String, Object> view() {
            return Map.of("name", "cup " + calls.incrementAndGet());
        }

        @Get("/model")
        @Cached(expire = "60s")
        ModelAndView<Map<String, Object>> model() {
            return new ModelAndView<>("product", Map.of("name", "cup " + calls.incrementAndGet()));
        }

        @Get("/valid{?n}")
        @Cached(expire = "60s")
        String valid(@QueryValue @Max(10) int n) {
            return "valid " + n;
        }

        @Error(exception = ConstraintViolationException.class)
        HttpResponse<String> refused(HttpRequest<?> request) {
            return HttpResponse.status(418, "refused").body("refused");
        }

        @Get(value = "/twin", produces = io.micronaut.http.MediaType.APPLICATION_JSON)
        @Cached(expire = "60s")
        String json() {
            return "{}";
        }

        @Get(value = "/twin", produces = io.micronaut.http.MediaType.TEXT_PLAIN)
        @Cached(expire = "60s")
        String text() {
            return "text";
        }

        @Get("/own")
        @Cached(expire = "60s")
        String own() {
            return "own " + calls.incrementAndGet();
        }

        @Get("/echo/{text}")
        @Cached(expire = "60s")
        HttpResponse<String> echo(String text, @Nullable @QueryValue String other) {
            return HttpResponse.ok("echo");
        }
    }
}
