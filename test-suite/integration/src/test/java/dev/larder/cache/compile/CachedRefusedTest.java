package dev.larder.cache.compile;

import static dev.larder.cache.compile.Sources.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code @Cached} may not say; every message is whole. */
@Tag("once")
class CachedRefusedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "expire | 90 | no unit. Write \"90s\".",
                "expireNull | -5s | negative. Write a form such as \"90s\", \"5m\", \"1h30m\" or \"forever\".",
                "waitLimit | 0s | zero is no duration. Write a form such as \"90s\", \"5m\", \"1h30m\" or \"forever\".",
                "expire | soon | not a duration (units: ms, s, m, h, d). Write a form such as \"90s\", \"5m\", \"1h30m\" or \"forever\".",
                "namespace | Catalog | \"Catalog\" is no namespace. Write lower-case letters, digits and hyphens, a letter first, such as \"catalog\".",
                "value | my_catalog | \"my_catalog\" is no namespace. Write lower-case letters, digits and hyphens, a letter first, such as \"catalog\".",
                "namespace | #{lang} | expressions are allowed in condition, and in key of @Cached as its only element. Write plain text here.",
                "tags | a tag | \"a tag\": a tag holds letters, digits and : . _ / - besides {path} insertions.",
                "tags | product:{id | \"product:{id\" opens { and doesn't close it. Write \"product:{id}\".",
                "tags | product:{ident} | there is no parameter \"ident\" (there are: id, lang). Write one of them.",
                "key | langg | there is no parameter \"langg\" (there are: id, lang). Write \"lang\".",
                "key | a..b | \"a..b\" is no path. Write names joined by dots, such as \"id\", \"user.tenant.id\" or \"ids[]\".",
                "key | result.id | the key is needed before there is a result. Write a path that starts at a parameter.",
                "key | id.length | long has no property \"length\", it has none. Write the path up to the name before it.",
                "unless | result.complet | demo.Product has no property \"complet\" (it has: id, name, complete, tags). Write \"complete\".",
                "unless | result.name | result.name is no boolean but java.lang.String. Name a boolean property, or write \"result.name == null\".",
                "unless | result.tags[].label | \"result.tags[].label\" asks of several values. Name one, such as \"result.empty\".",
                "unless | result.empty | demo.Product has no property \"empty\" (it has: id, name, complete, tags). Write one of them.",
                "condition | id > 5 | no expression. Write \"#{id > 5}\".",
            })
    void textsThatAreWrong(String member, String text, String sentence) {
        assertThat(
                        refusalOf(
                                "@Cached(%s = \"%s\") Product find(long id, String lang) { return null; }"
                                        .formatted(member, text)))
                .isEqualTo(
                        "demo.Repo.find(long, String): @Cached(%s = \"%s\"): %s"
                                .formatted(member, text, sentence));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void",
                "Void",
                "Mono<Void>",
                "Flux<Void>",
                "CompletableFuture<Void>",
                "Optional<Void>",
                "Mono<Optional<Void>>"
            })
    void resultsThatHoldNothing(String type) {
        String body = type.equals("void") ? "{}" : "{ return null; }";
        assertThat(refusalOf("@Cached " + type + " find(long id) " + body))
                .isEqualTo(
                        "demo.Repo.find(long): @Cached: the method returns nothing that could be stored."
                                + " Return the value, or use @CacheInvalidate if the method changes"
                                + " something.");
    }

    @Test
    void keyBesideKeyBuilder() {
        assertThat(
                        refusalOf(
                                """
                                @Cached(key = "id", keyBuilder = Own.class) String find(long id) { return ""; }
                                @Singleton static class Own implements dev.larder.cache.key.KeyBuilder {
                                    public dev.larder.cache.key.CacheKey build(dev.larder.cache.CacheCall call) { return call.defaultKey(); }
                                }
                                """))
                .isEqualTo(
                        "demo.Repo.find(long): @Cached(keyBuilder): key and keyBuilder exclude each"
                                + " other. Remove one of them.");
    }

    @Test
    void classesThatAreNoKeyBuilderAndNoCodec() {
        assertThat(
                        new Compiler()
                                .compile(
                                        Sources.repo(
                                                "@Cached(keyBuilder = String.class, codec = Integer.class)"
                                                        + " String find(long id) { return \"\"; }"))
                                .errors())
                .containsExactlyInAnyOrder(
                        "demo.Repo.find(long): @Cached(keyBuilder = String.class): java.lang.String is no"
                                + " dev.larder.cache.key.KeyBuilder. Name a class that implements it.",
                        "demo.Repo.find(long): @Cached(codec = Integer.class): java.lang.Integer is no"
                                + " dev.larder.cache.entry.Codec. Name a class that implements it.");
    }

    @Test
    void bulkKeys() {
        assertThat(
                        refusalOf(
                                "@Cached(namespace = \"a\", key = \"ids[]\") String find(List<Long> ids) {"
                                        + " return \"\"; }"))
                .isEqualTo(
                        "demo.Repo.find(List): @Cached(key = \"ids[]\"): bulk caching is not there yet."
                                + " Write a path without [].");
    }

    @Test
    void elementsOfWhatHasNone() {
        assertThat(
                        refusalOf(
                                "@Cached(tags = \"t:{name[]}\") String find(String name) { return \"\"; }"))
                .isEqualTo(
                        "demo.Repo.find(String): @Cached(tags = \"t:{name[]}\"): java.lang.String has no"
                                + " elements. Write [] behind an Iterable or an array only.");
    }

    @Test
    void propertiesOfWhatAWildcardLeavesOpen() {
        assertThat(
                        refusalOf(
                                "@Cached(tags = \"t:{all[].id}\") String find(@CacheKeyIgnore List<? super"
                                        + " Product> all) { return \"\"; }"))
                .isEqualTo(
                        "demo.Repo.find(List): @Cached(tags = \"t:{all[].id}\"): java.lang.Object has no"
                                + " property \"id\", it has none. Write the path up to the name before it.");
    }

    @Test
    void expressionBesideOtherKeys() {
        assertThat(
                        refusalOf(
                                "@Cached(key = {\"id\", \"#{lang}\"}) String find(long id, String lang) {"
                                        + " return \"\"; }"))
                .isEqualTo(
                        "demo.Repo.find(long, String): @Cached(key = \"id\", \"#{lang}\"): expressions are"
                                + " allowed in condition, and in key of @Cached as its only element. Write"
                                + " plain text here.");
    }

    @Test
    void bypassOfSomethingElseThanABoolean() {
        assertThat(
                        refusalOf(
                                "@Cached String find(long id, @CacheBypass String fresh) { return \"\"; }"))
                .isEqualTo(
                        "demo.Repo.find(long, String): parameter \"fresh\": @CacheBypass stands on a"
                                + " boolean, this is java.lang.String. Make it a boolean.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CacheKey", "CacheKeyIgnore", "CacheBypass"})
    void annotationsOnParametersOfMethodsThatAreNotCached(String annotation) {
        assertThat(refusalOf("String find(@%s boolean id) { return \"\"; }".formatted(annotation)))
                .isEqualTo(
                        "demo.Repo.find(boolean): parameter \"id\": @%s has no effect, the method isn't cached. Annotate the method with @Cached, or remove it."
                                .formatted(annotation));
    }

    @Test
    void annotationsOnParametersOfAnInterfaceMayServeItsImplementations() {
        String source = "%s public interface Remote { String find(@CacheKeyIgnore long id); }";
        new Compiler().compile(Sources.type(source.formatted(""))).succeeded();
        assertThat(
                        new Compiler()
                                .compile(
                                        Sources.type(
                                                source.formatted(
                                                        "@io.micronaut.http.client.annotation.Client(\"/\")")))
                                .errors())
                .contains(
                        "demo.Remote.find(long): parameter \"id\": @CacheKeyIgnore has no effect, the method"
                                + " isn't cached. Annotate the method with @Cached, or remove it.");
    }

    @Test
    void cacheKeyBesideNamedKeys() {
        assertThat(
                        refusalOf(
                                "@Cached(key = \"id\") String find(long id, @CacheKey(\"name\") Product p) {"
                                        + " return \"\"; }"))
                .isEqualTo(
                        "demo.Repo.find(long, Product): parameter \"p\": @CacheKey has no effect beside"
                                + " @Cached(key). Name the path there, or remove the annotation.");
    }

    @Test
    void unknownPathOfCacheKey() {
        assertThat(refusalOf("@Cached String find(@CacheKey(\"nam\") Product p) { return \"\"; }"))
                .isEqualTo(
                        "demo.Repo.find(Product): @CacheKey(value = \"nam\"): demo.Product has no property"
                                + " \"nam\" (it has: id, name, complete, tags). Write \"name\".");
    }

    @Test
    void severalMistakesComeOutInOneCompilation() {
        assertThat(
                        new Compiler()
                                .compile(
                                        Sources.repo(
                                                """
                                                @Cached(expire = "90", key = "x") String find(long id) { return ""; }
                                                @Cached void nothing() {}
                                                """))
                                .errors())
                .hasSize(3);
    }

    @Test
    void propertiesThatCanNotBeReadFromTheMethodsPackage() {
        assertThat(
                        new Compiler()
                                .compile(
                                        "package lib; public class Outer { public Hidden getHidden() { return"
                                                + " new Hidden(); } } class Hidden { public long getId() {"
                                                + " return 1; } }",
                                        Sources.repo(
                                                "@Cached(key = \"outer.hidden.id\") String find(lib.Outer"
                                                        + " outer) { return \"\"; }"))
                                .error())
                .isEqualTo(
                        "demo.Repo.find(Outer): @Cached(key = \"outer.hidden.id\"): lib.Hidden.getId can't be"
                                + " read from package demo. Make it and its class public.");
    }

    @Test
    void textsWithPlaceholdersAreLeftToTheStart() {
        new Compiler()
                .compile(
                        Sources.repo(
                                "@Cached(namespace = \"${ns}\", expire = \"${e:90}\", tags ="
                                        + " \"${t:${u}}:{id}\") @CacheInvalidate(paths ="
                                        + " \"${base}/{id}\") String find(long id) { return \"\"; }"))
                .succeeded();
    }
}
