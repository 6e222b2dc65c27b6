package dev.larder.cache.compile;

import static dev.larder.cache.compile.Sources.refusalOfRoute;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cached route may not do, because its signature is its key. */
@Tag("once")
class RoutesRefusedTest {

    private static final String BODY =
            "the key of a route is made before its body is read. Name path variables, query values, headers"
                    + " or cookies in key.";
    private static final String SESSION =
            "package io.micronaut.session; public interface Session {}";

    @Test
    void keyBuilder() {
        assertThat(
                        refusalOfRoute(
                                """
                                @Cached(keyBuilder = Own.class) @Get("/{id}") String find(long id) { return ""; }
                                @Singleton static class Own implements dev.larder.cache.key.KeyBuilder {
                                    public dev.larder.cache.key.CacheKey build(dev.larder.cache.CacheCall call) { return call.defaultKey(); }
                                }
                                """))
                .isEqualTo(
                        "demo.Api.find(long): @Cached(keyBuilder): the key of a route is its signature. Name"
                                + " path variables, query values, headers or cookies in key.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cacheNull = false", "expireNull = \"5s\""})
    void membersForNull(String member) {
        assertThat(
                        refusalOfRoute(
                                "@Cached("
                                        + member
                                        + ") @Get(\"/{id}\") String find(long id) { return \"\"; }"))
                .isEqualTo(
                        "demo.Api.find(long): @Cached("
                                + member.substring(0, member.indexOf(' '))
                                + "): a route's responses are stored by their status. Write"
                                + " @HttpCache(statuses = \"404=30s\") instead.");
    }

    @Test
    void bypass() {
        assertThat(
                        refusalOfRoute(
                                "@Cached @Get(\"/{id}\") String find(long id, @CacheBypass boolean fresh) {"
                                        + " return \"\"; }"))
                .isEqualTo(
                        "demo.Api.find(long, boolean): parameter \"fresh\": @CacheBypass is for bean methods:"
                                + " on a route every client could send it. Remove it; clients ask anew with"
                                + " Cache-Control: no-cache.");
    }

    @Test
    void bodyInAKeyOfAllParameters() {
        assertThat(
                        refusalOfRoute(
                                "@Cached @Get(\"/find\") String find(long id, @Body Product product) { return"
                                        + " \"\"; }"))
                .isEqualTo("demo.Api.find(long, Product): parameter \"product\": " + BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"product", "product.name"})
    void pathsIntoTheBody(String path) {
        assertThat(
                        refusalOfRoute(
                                "@Cached(key = \""
                                        + path
                                        + "\") @Get(\"/find\") String find(@Body Product product) { return"
                                        + " \"\"; }"))
                .isEqualTo("demo.Api.find(Product): @Cached(key = \"" + path + "\"): " + BODY);
    }

    @Test
    void policyThatIsNone() {
        assertThat(
                        refusalOfRoute(
                                "@Cached @HttpCache(policy = String.class) @Get(\"/{id}\") String"
                                        + " find(long id) { return \"\"; }"))
                .isEqualTo(
                        "demo.Api.find(long): @HttpCache(policy = String.class): java.lang.String is no"
                                + " dev.larder.cache.http.HttpCachePolicy. Name a class that implements"
                                + " it.");
    }

    @Test
    void methodWhoseResponsesCantBeCached() {
        assertThat(
                        refusalOfRoute(
                                "@Cached @HttpCache(methods = {\"GET\", \"PUT\"}) @Get(\"/{id}\")"
                                        + " String find(long id) { return \"\"; }"))
                .isEqualTo(
                        "demo.Api.find(long): @HttpCache(methods = \"PUT\"): responses to this method"
                                + " are not cached. Write GET, HEAD, POST or QUERY.");
    }

    @Test
    void bodyOfARouteThatCachesPostIsInItsKey() {
        assertThat(
                        new Compiler()
                                .compile(
                                        Sources.PRODUCT,
                                        Sources.TAG,
                                        Sources.controller(
                                                "@Cached @HttpCache(methods = \"POST\") @Post(\"/find\")"
                                                        + " String find(@Body Product product) { return"
                                                        + " \"\"; }"))
                                .errors())
                .isEmpty();
        assertThat(
                        refusalOfRoute(
                                "@Cached(key = \"product.name\") @HttpCache(methods = \"POST\")"
                                        + " @Post(\"/find\") String find(@Body Product product) { return"
                                        + " \"\"; }"))
                .isEqualTo("demo.Api.find(Product): @Cached(key = \"product.name\"): " + BODY);
    }

    @Test
    void session() {
        assertThat(
                        new Compiler()
                                .compile(
                                        SESSION,
                                        Sources.controller(
                                                "@Cached @Get(\"/{id}\") String find(long id,"
                                                        + " io.micronaut.session.Session session) { return"
                                                        + " \"\"; }"))
                                .error())
                .isEqualTo(
                        "demo.Api.find(long, Session): parameter \"session\": a response that depends on the"
                                + " session has no key. Remove the parameter, or @Cached.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@CookieValue String theme | String | cookie",
                "io.micronaut.http.cookie.Cookies theme | Cookies | cookie",
                "java.security.Principal theme | Principal | user",
                "Optional<java.security.Principal> theme | Optional | user",
            })
    void boundButNotInTheKey(String parameter, String type, String what) {
        String sentence =
                "demo.Api.find(long, %s): parameter \"theme\": the %s is bound but not in the key, so one %s's response would be given to others. Add \"theme\" to key."
                        .formatted(type, what, what);
        assertThat(
                        refusalOfRoute(
                                "@Cached(key = \"id\") @Get(\"/{id}\") String find(long id, "
                                        + parameter
                                        + ") { return \"\"; }"))
                .isEqualTo(sentence);
        assertThat(
                        refusalOfRoute(
                                "@Cached @Get(\"/{id}\") String find(long id, @CacheKeyIgnore "
                                        + parameter
                                        + ") { return \"\"; }"))
                .isEqualTo(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Cached @Get(\"/{id}\") String a(long id, @CookieValue String theme,"
                        + " java.security.Principal user) { return \"\"; }",
                "@Cached(key = {\"id\", \"theme\", \"user.name\"}) @Get(\"/{id}\") String a(long id,"
                        + " @CookieValue String theme, java.security.Principal user) { return \"\"; }",
                "@Cached(key = \"id\", varyBy = \"user\") @Get(\"/{id}\") String a(long id,"
                        + " java.security.Principal user) { return \"\"; }",
                "@Cached(key = \"id\") @HttpCache(sharing = HttpCache.Sharing.PER_USER) @Get(\"/{id}\")"
                        + " String a(long id, java.security.Principal user) { return \"\"; }",
                "@Cached(key = \"id\") @HttpCache(vary = \"Cookie\") @Get(\"/{id}\") String a(long id,"
                        + " @CookieValue String theme) { return \"\"; }",
                "@Cached(key = \"id\") @Get(\"/{id}\") HttpResponse<String> a(long id, @Body String body,"
                        + " HttpRequest<?> request, CacheContext context) { return null; }",
                "@Cached @Get(\"/{id}\") @Post(\"/{id}\") String a(StringBuilder id, @Header Object lang,"
                        + " @QueryValue List<Object> q) { return \"\"; }",
                "@Cached(tags = \"p:{result.id}\", unless = \"!result.complete\") @Get(\"/{id}\")"
                        + " Mono<HttpResponse<Product>> a(long id) { return null; }",
                "@CacheInvalidate(tags = \"p:{product.id}\") @Put(\"/{id}\") Product a(long id, @Body Product"
                        + " product) { return product; }",
            })
    void routesThatAreFine(String route) {
        Compilation c =
                new Compiler()
                        .compile(Sources.controller(route), Sources.PRODUCT, Sources.TAG)
                        .succeeded();
        assertThat(c.warnings()).isEmpty();
    }

    @Test
    void customMethodsCountByTheirName() {
        String route =
                "@Cached @CustomHttpMethod(method = \"%s\", value = \"/x\") String a() { return \"\"; }";
        assertThat(new Compiler().compile(Sources.controller(route.formatted("QUERY"))).warnings())
                .hasSize(1)
                .allMatch(w -> w.contains("responses of QUERY are not cached"));
        assertThat(new Compiler().compile(Sources.controller(route.formatted("GET"))).warnings())
                .isEmpty();
    }

    @Test
    void literalsOfHttpCache() {
        assertThat(
                        new Compiler()
                                .compile(
                                        Sources.type(
                                                """
                                                @HttpCache(maxBody = "1XB") @Controller("/") public class Api {
                                                    @HttpCache(statuses = {"200", "404=30", "abc"}) @Get("/{id}") String find(long id) { return ""; }
                                                    @Cached @HttpCache(vary = {"A", "*"}, query = "", ignoreQuery = "a=b", statuses = {"200", "200=1m"}) @Get("/b") String b() { return ""; }
                                                    @Cached @HttpCache(vary = "${v}", maxBody = "${b}", query = "*", ignoreQuery = "utm_*") @Get("/c") String c() { return ""; }
                                                }
                                                """))
                                .errors())
                .containsExactlyInAnyOrder(
                        "demo.Api: @HttpCache(maxBody = \"1XB\"): not a size (units: B, KB, MB, GB). Write a"
                                + " form such as \"64KB\" or \"1MB\".",
                        "demo.Api.find(long): @HttpCache(statuses = \"404=30\"): no unit. Write \"30s\".",
                        "demo.Api.find(long): @HttpCache(statuses = \"abc\"): no status. Write a form such as"
                                + " \"200\" or \"404=30s\".",
                        "demo.Api.b(): @HttpCache(vary = \"*\"): what varies by everything is never used"
                                + " again. Name the fields that matter.",
                        "demo.Api.b(): @HttpCache(query = \"\"): no name of a query parameter. Write the"
                                + " name alone, such as \"page\" or \"utm_*\".",
                        "demo.Api.b(): @HttpCache(ignoreQuery = \"a=b\"): no name of a query parameter."
                                + " Write the name alone, such as \"page\" or \"utm_*\".",
                        "demo.Api.b(): @HttpCache(statuses = \"200=1m\"): this status is there twice."
                                + " Remove one of them.");
    }

    @Test
    void httpCacheWithoutCachedIsAWarning() {
        assertThat(
                        new Compiler()
                                .compile(
                                        Sources.controller(
                                                "@HttpCache(vary = \"A\") @Get(\"/x\") String a() {"
                                                        + " return \"\"; }"))
                                .warnings())
                .anyMatch(
                        w ->
                                w.contains(
                                        "demo.Api.a(): @HttpCache: the method is not @Cached, so this"
                                                + " has no effect."));
    }

    @Test
    void keysOfChangesOnARouteNeedAnIdentity() {
        assertThat(
                        refusalOfRoute(
                                "@CacheInvalidate(namespace = \"a\", key = \"id\") @Put(\"/{id}\") void"
                                        + " change(Object id) {}"))
                .startsWith(
                        "demo.Api.change(Object): @CacheInvalidate(key = \"id\"): java.lang.Object has no"
                                + " stable identity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Post", "Put", "Patch", "Delete"})
    void routesThatChangeAreWarnedOf(String verb) {
        Compilation c =
                new Compiler()
                        .compile(
                                Sources.controller(
                                        "@Cached @"
                                                + verb
                                                + "(\"/{id}\") Product a(long id, @Body Product product) {"
                                                + " return product; }"),
                                Sources.PRODUCT,
                                Sources.TAG)
                        .succeeded();
        assertThat(c.warnings())
                .containsExactly(
                        "demo.Api.a(long, Product): @Cached: responses of "
                                + verb.toUpperCase(Locale.ROOT)
                                + " are not cached, the route runs every time. Remove the annotation, or"
                                + " put it on a GET route.");
    }
}
