package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.annotation.Cached;
import dev.larder.cache.annotation.HttpCache;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the members of {@code @HttpCache} do. */
class HttpCacheMembersTest {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start("members", "larder.http.ignore-query", "ref");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String cache(String target, String... fields) {
        return server.get(target, fields).cache();
    }

    @Test
    @Tag("rfc9111-4.1")
    void varyDistinguishesByTheFieldAndTellsOthers() {
        Reply red = server.get("/members/vary", "X-Colour: red");
        assertThat(red.field("Vary")).contains("X-Colour");
        assertThat(cache("/members/vary", "X-Colour: blue")).isEqualTo("MISS");
        assertThat(cache("/members/vary")).isEqualTo("MISS");
        assertThat(server.get("/members/vary", "X-Colour: red").text()).isEqualTo(red.text());
        assertThat(cache("/members/vary", "X-Colour: red", "X-Other: a")).isEqualTo("HIT");
    }

    @Test
    void queryNamesParametersThatDistinguishAndTheStarAll() {
        cache("/members/query?page=1&other=1");
        assertThat(cache("/members/query?page=1&other=2")).isEqualTo("HIT");
        assertThat(cache("/members/query?page=2&other=1")).isEqualTo("MISS");

        cache("/members/all?a=1&b=1");
        assertThat(cache("/members/all?b=1&a=1")).isEqualTo("HIT");
        assertThat(cache("/members/all?a=1&b=2")).isEqualTo("MISS");
    }

    @Test
    void ignoreQueryLeavesParametersOutBesideThoseOfTheConfiguration() {
        cache("/members/all?a=7");

        assertThat(cache("/members/all?a=7&utm_source=x")).isEqualTo("HIT");
        assertThat(cache("/members/all?utm_campaign=y&a=7")).isEqualTo("HIT");
        assertThat(cache("/members/all?a=7&ref=z")).isEqualTo("HIT");
        assertThat(cache("/members/all?a=7&utm=z")).isEqualTo("MISS");
    }

    @Test
    void maxBodyIsTheLargestThatIsStored() {
        cache("/members/body/100");
        assertThat(cache("/members/body/100")).isEqualTo("HIT");
        cache("/members/body/101");
        assertThat(cache("/members/body/101")).isEqualTo("MISS");
    }

    @Test
    void statusesReplaceTheUsualOnesAndMayHaveLifetimesOfTheirOwn() {
        for (int stored : new int[] {404, 418}) {
            cache("/members/status/" + stored);
            assertThat(cache("/members/status/" + stored)).isEqualTo("HIT");
        }
        cache("/members/status/200");
        assertThat(cache("/members/status/200")).isEqualTo("MISS");

        server.pass(Duration.ofSeconds(10));
        assertThat(cache("/members/status/404")).isEqualTo("MISS");
        assertThat(cache("/members/status/418")).isEqualTo("HIT");
    }

    @Test
    void theAnnotationOfAMethodReplacesThatOfItsTypeAsAWhole() {
        cache("/members/of-type/own?a=1");
        assertThat(cache("/members/of-type/own?a=2", "X-Colour: red")).isEqualTo("HIT");
        assertThat(cache("/members/of-type/own", "X-Size: 1")).isEqualTo("MISS");
        cache("/members/of-type/inherits?a=1");
        assertThat(cache("/members/of-type/inherits?a=2")).isEqualTo("MISS");
        assertThat(cache("/members/of-type/inherits?a=1", "X-Colour: red")).isEqualTo("MISS");
    }

    @Test
    void whatAMethodInheritsReplacesThatOfItsTypeAndOfTypesTheNearestCounts() {
        for (String path :
                List.of("/members/of-subtype/contract", "/members/of-subtype/inherits")) {
            cache(path + "?a=1", "X-Size: 1");
            assertThat(cache(path + "?a=2", "X-Size: 1")).as(path).isEqualTo("HIT");
            assertThat(cache(path, "X-Size: 1", "X-Colour: red")).as(path).isEqualTo("HIT");
            assertThat(cache(path, "X-Size: 2")).as(path).isEqualTo("MISS");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bad-methods, PUT",
        "bad-vary, X Y",
        "bad-vary, *",
        "bad-max-body, lots",
        "bad-statuses, 99",
        "bad-statuses, 304",
    })
    void whatAPlaceholderGivesIsCheckedWhenTheApplicationStarts(String spec, String value) {
        assertThatThrownBy(() -> Server.start(spec, "bad.value", value).close())
                .hasStackTraceContaining("@HttpCache(")
                .hasStackTraceContaining("\"" + value + "\")")
                .hasStackTraceContaining("Bad.find()");
    }

    @Controller("/members")
    @Requires(property = "spec", value = "members")
    static class Routes {

        private final AtomicInteger calls = new AtomicInteger();

        private String next() {
            return "" + calls.incrementAndGet();
        }

        @Get("/vary")
        @Cached(expire = "60s")
        @HttpCache(vary = "X-Colour")
        String vary() {
            return next();
        }

        @Get("/query")
        @Cached(expire = "60s")
        @HttpCache(query = "page")
        String query() {
            return next();
        }

        @Get("/all")
        @Cached(expire = "60s")
        @HttpCache(query = "*", ignoreQuery = "utm_*")
        String all() {
            return next();
        }

        @Get("/body/{length}")
        @Cached(expire = "60s")
        @HttpCache(maxBody = "100B")
        String body(int length) {
            return "x".repeat(length);
        }

        @Get("/status/{code}")
        @Cached(expire = "60s")
        @HttpCache(statuses = {"404=5s", "418"})
        HttpResponse<String> status(int code) {
            return HttpResponse.status(HttpStatus.valueOf(code)).body(next());
        }
    }

    @Controller("/members/of-type")
    @HttpCache(query = "*", vary = "X-Colour")
    @Requires(property = "spec", value = "members")
    static class OfType {

        private final AtomicInteger calls = new AtomicInteger();

        @Get("/own")
        @Cached(expire = "60s")
        @HttpCache(vary = "X-Size")
        String own() {
            return "" + calls.incrementAndGet();
        }

        @Get("/inherits")
        @Cached(expire = "60s")
        String inherits() {
            return "" + calls.incrementAndGet();
        }
    }

    interface Contract {
        @Get("/contract")
        @Cached(expire = "60s")
        @HttpCache(vary = "X-Size")
        String contract();
    }

    @HttpCache(query = "*", vary = "X-Colour")
    abstract static class Base {
        @Get("/inherits")
        @Cached(expire = "60s")
        String inherits() {
            return "inherits";
        }
    }

    @Controller("/members/of-subtype")
    @HttpCache(vary = "X-Size")
    @Requires(property = "spec", value = "members")
    static class OfSubtype extends Base implements Contract {
        @Override
        public String contract() {
            return "contract";
        }
    }

    /** Controllers whose annotation is wrong in one member. */
    static final class Wrong {

        @Controller("/bad/methods")
        @Requires(property = "spec", value = "bad-methods")
        static class MethodsBad {
            @Get
            @Cached
            @HttpCache(methods = "${bad.value}")
            String find() {
                return "";
            }
        }

        @Controller("/bad/vary")
        @Requires(property = "spec", value = "bad-vary")
        static class VaryBad {
            @Get
            @Cached
            @HttpCache(vary = "${bad.value}")
            String find() {
                return "";
            }
        }

        @Controller("/bad/max-body")
        @Requires(property = "spec", value = "bad-max-body")
        static class MaxBodyBad {
            @Get
            @Cached
            @HttpCache(maxBody = "${bad.value}")
            String find() {
                return "";
            }
        }

        @Controller("/bad/statuses")
        @Requires(property = "spec", value = "bad-statuses")
        static class StatusesBad {
            @Get
            @Cached
            @HttpCache(statuses = "${bad.value}")
            String find() {
                return "";
            }
        }
    }
}
