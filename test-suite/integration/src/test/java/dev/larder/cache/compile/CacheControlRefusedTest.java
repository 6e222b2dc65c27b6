package dev.larder.cache.compile;

import static dev.larder.cache.compile.Sources.refusalOfRoute;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the compiler has against a {@code @CacheControl}. */
@Tag("once")
class CacheControlRefusedTest {

    private static String refusal(String annotations) {
        return refusalOfRoute(
                annotations + " @Get(\"/{id}\") String find(long id) { return \"\"; }");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "noStore = true, maxAge = \"60s\" | (noStore): beside maxAge: what nobody stores is never"
                        + " used again. Remove maxAge or noStore.",
                "maxAge = \"60\" | (maxAge = \"60\"): no unit. Write \"60s\".",
                "extensions = {\"a\", \"b c\"} | (extensions = \"b c\"): no directive. Write name, name=word"
                        + " or name=\"text\", each as one element.",
                "noStore = false | : nothing to tell. Write a member such as maxAge = \"60s\" or noStore ="
                        + " true, or remove the annotation."
            })
    void membersThatCantBeWritten(String members, String refusal) {
        assertThat(refusal("@CacheControl(" + members + ")"))
                .isEqualTo("demo.Api.find(long): @CacheControl" + refusal);
    }

    @Test
    void twoOfOneTarget() {
        assertThat(
                        refusal(
                                "@CacheControl(maxAge = \"1m\") @CacheControl(target = \"cache-control\","
                                        + " noTransform = true)"))
                .isEqualTo(
                        "demo.Api.find(long): @CacheControl(target = \"Cache-Control\"): this target is there"
                                + " twice, and a field is written once. Put all members into one annotation.");
    }

    @Test
    void expressions() {
        assertThat(refusal("@CacheControl(maxAge = \"#{id}\")"))
                .startsWith(
                        "demo.Api.find(long): @CacheControl(maxAge = \"#{id}\"): expressions are not");
    }

    @Test
    void ofATypeToo() {
        assertThat(
                        new Compiler()
                                .compile(
                                        Sources.type(
                                                "@Controller @CacheControl(maxAge = \"x\") public class Api {}"))
                                .error())
                .startsWith("demo.Api: @CacheControl(maxAge = \"x\"): not a duration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@Controller(\"/a\") public class Api", "@Singleton public class Api"})
    void onAMethodThatIsNoRoute(String type) {
        assertThat(
                        new Compiler()
                                .compile(
                                        Sources.type(
                                                type
                                                        + " { @CacheControl(noStore = true) String find() {"
                                                        + " return \"\"; } }"))
                                .error())
                .isEqualTo(
                        "demo.Api.find(): @CacheControl: the method is no route, so it has no response that"
                                + " could tell anything. Put the annotation on a method of a controller, or"
                                + " remove it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@CacheControl(sMaxAge = \"1m\") @Cached(varyBy = \"user\") @Get(\"/\") String find() { return"
                        + " \"\"; }",
                "@CacheControl(sMaxAge = \"1m\") @Cached @HttpCache(sharing = HttpCache.Sharing.PER_USER)"
                        + " @Get(\"/\") String find() { return \"\"; }",
                "@CacheControl(sMaxAge = \"1m\") @Cached @Get(\"/\") String find(java.security.Principal who) {"
                        + " return \"\"; }"
            })
    void thatGivesTheResponsesOfOneUserToOthers(String route) {
        assertThat(refusalOfRoute(route))
                .contains(
                        "@CacheControl(sMaxAge): the user is in the key of this route, so its responses are"
                                + " not for shared caches. Remove it; private is added by itself.");
    }

    @Test
    void thatLeavesCachedWithoutEffectIsAWarning() {
        Compilation compiled =
                new Compiler()
                        .compile(
                                Sources.controller(
                                        """
                                        @Cached @CacheControl(noStore = true) @Get("/a") String a() { return ""; }
                                        @Cached @CacheControl(visibility = CacheControl.Visibility.PRIVATE) @Get("/b") String b() { return ""; }
                                        @Cached @CacheControl(noStore = true) @CacheControl(target = "CDN-Cache-Control", maxAge = "1h") @Get("/c") String c() { return ""; }
                                        @Cached(varyBy = "user") @CacheControl(visibility = CacheControl.Visibility.PRIVATE) @Get("/d") String d() { return ""; }
                                        @Cached @CacheControl(noStore = true, mustUnderstand = true) @Get("/e") String e() { return ""; }
                                        """));
        assertThat(compiled.errors()).isEmpty();
        assertThat(compiled.warnings())
                .filteredOn(warning -> warning.contains("@CacheControl"))
                .hasSize(2)
                .anySatisfy(
                        warning ->
                                assertThat(warning)
                                        .contains(
                                                "demo.Api.a(): @CacheControl(noStore): it holds for Larder too, so"
                                                        + " no response is stored and @Cached has no effect. Remove one"
                                                        + " of them."))
                .anySatisfy(
                        warning ->
                                assertThat(warning)
                                        .contains(
                                                "demo.Api.b(): @CacheControl(visibility = PRIVATE)"));
    }

    @Test
    void everythingElseCompiles() {
        new Compiler()
                .compile(
                        Sources.type(
                                "@CacheControl(noStore = true) @Retention(RetentionPolicy.RUNTIME) public"
                                        + " @interface Secret {}"),
                        Sources.type(
                                "public interface Contract { @CacheControl(maxAge = \"1m\") String find(long id); }"),
                        Sources.controller(
                                """
                                @Secret @Get("/a") String a() { return ""; }
                                @CacheControl(maxAge = "${max:1m}", immutable = true) @Get("/b") Flux<String> b() { return Flux.empty(); }
                                @CacheControl(maxAge = "0s", mustRevalidate = true)
                                @CacheControl(target = "CDN-Cache-Control", sMaxAge = "forever", extensions = {"a", "b=1", "c=\\"d\\""})
                                @Post("/c") String c() { return ""; }
                                @io.micronaut.http.annotation.Error @CacheControl(noStore = true) String failed() { return ""; }
                                """))
                .succeeded();
    }
}
