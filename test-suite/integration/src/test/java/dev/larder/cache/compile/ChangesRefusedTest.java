package dev.larder.cache.compile;

import static dev.larder.cache.compile.Sources.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code @CachePut} and {@code @CacheInvalidate} may not say. */
@Tag("once")
class ChangesRefusedTest {

    @Test
    void invalidationThatNamesNothing() {
        assertThat(refusalOf("@CacheInvalidate(namespace = \"a\") void change(long id) {}"))
                .isEqualTo(
                        "demo.Repo.change(long): @CacheInvalidate: it names nothing to invalidate. Write"
                                + " key, tags, paths, or all = true.");
    }

    @Test
    void keyWithoutNamespace() {
        assertThat(refusalOf("@CacheInvalidate(key = \"id\") void change(long id) {}"))
                .isEqualTo(
                        "demo.Repo.change(long): @CacheInvalidate(key): there is no namespace. Write"
                                + " namespace = \"catalog\" here or in @CacheDefaults on the type.");
    }

    @Test
    void allWithoutNamespace() {
        assertThat(refusalOf("@CacheInvalidate(all = true) void change(long id) {}"))
                .isEqualTo(
                        "demo.Repo.change(long): @CacheInvalidate(all = true): there is no namespace."
                                + " Write namespace = \"catalog\" here or in @CacheDefaults on the type.");
    }

    @Test
    void putWithoutNamespace() {
        assertThat(refusalOf("@CachePut(key = \"id\") String change(long id) { return \"\"; }"))
                .isEqualTo(
                        "demo.Repo.change(long): @CachePut: there is no namespace. Write namespace ="
                                + " \"catalog\" here or in @CacheDefaults on the type.");
    }

    @Test
    void putWithoutKey() {
        assertThat(
                        refusalOf(
                                "@CachePut(namespace = \"a\", key = {}) String change(long id) { return \"\"; }"))
                .isEqualTo(
                        "demo.Repo.change(long): @CachePut: it names no key. Write key = \"result.id\", or"
                                + " another path.");
    }

    @Test
    void putOfNothing() {
        assertThat(refusalOf("@CachePut(namespace = \"a\", key = \"id\") void change(long id) {}"))
                .isEqualTo(
                        "demo.Repo.change(long): @CachePut(from = \"result\"): the method returns nothing."
                                + " Write a path that starts at a parameter.");
    }

    @Test
    void putFromAnUnknownProperty() {
        assertThat(
                        refusalOf(
                                "@CachePut(namespace = \"a\", key = \"id\", from = \"result.title\") Product"
                                        + " change(long id) { return null; }"))
                .isEqualTo(
                        "demo.Repo.change(long): @CachePut(from = \"result.title\"): demo.Product has no"
                                + " property \"title\" (it has: id, name, complete, tags). Write one of"
                                + " them.");
    }

    @Test
    void bulkPuts() {
        assertThat(
                        new Compiler()
                                .compile(
                                        Sources.repo(
                                                "@CachePut(namespace = \"a\", key = \"result[].id\", from ="
                                                        + " \"result[]\") List<Product> change() { return"
                                                        + " null; }"),
                                        Sources.PRODUCT,
                                        Sources.TAG)
                                .errors())
                .containsExactly(
                        "demo.Repo.change(): @CachePut(from = \"result[]\"): bulk caching is not there yet."
                                + " Write a path without [].",
                        "demo.Repo.change(): @CachePut(key = \"result[].id\"): bulk caching is not there"
                                + " yet. Write a path without [].");
    }

    @Test
    void pathOfResponsesWithoutSlash() {
        assertThat(refusalOf("@CacheInvalidate(paths = \"products/{id}\") void change(long id) {}"))
                .isEqualTo(
                        "demo.Repo.change(long): @CacheInvalidate(paths = \"products/{id}\"):"
                                + " \"products/{id}\" is no path. Write it from the first slash on, such as"
                                + " \"/products/{id}\".");
    }

    @Test
    void resultOfAMethodWithoutOne() {
        assertThat(refusalOf("@CacheInvalidate(tags = \"p:{result.id}\") void change(long id) {}"))
                .isEqualTo(
                        "demo.Repo.change(long): @CacheInvalidate(tags = \"p:{result.id}\"): the method"
                                + " returns nothing. Write a path that starts at a parameter.");
    }

    @Test
    void oneOfSeveralRepeatedAnnotations() {
        assertThat(
                        refusalOf(
                                """
                                @CacheInvalidate(namespace = "a", key = "id")
                                @CacheInvalidate(namespace = "b", key = "idd")
                                void change(long id) {}
                                """))
                .isEqualTo(
                        "demo.Repo.change(long): @CacheInvalidate(key = \"idd\"): there is no parameter"
                                + " \"idd\" (there are: id). Write \"id\".");
    }

    @Test
    void mistakeInAStereotypeIsNamedAtTheMethod() {
        assertThat(
                        new Compiler()
                                .compile(
                                        Sources.type(
                                                "@CacheInvalidate(namespace = \"a\", key = \"ident\")"
                                                        + " @Retention(RetentionPolicy.RUNTIME) public"
                                                        + " @interface Changes {}"),
                                        Sources.repo("@Changes void change(long id) {}"))
                                .error())
                .isEqualTo(
                        "demo.Repo.change(long): @CacheInvalidate(key = \"ident\"): there is no parameter"
                                + " \"ident\" (there are: id). Write one of them.");
    }

    @Test
    void mistakesInDefaults() {
        assertThat(
                        new Compiler()
                                .compile(
                                        Sources.type(
                                                """
                                                @CacheDefaults(namespace = "Catalog", expire = "1", codec = String.class, tags = "x:{name}")
                                                @Singleton public class Repo {
                                                    @Cached String find(long id) { return ""; }
                                                    @Cached(tags = "own:{id}") String other(long id) { return ""; }
                                                }
                                                """))
                                .errors())
                .containsExactlyInAnyOrder(
                        "demo.Repo: @CacheDefaults(namespace = \"Catalog\"): \"Catalog\" is no namespace."
                                + " Write lower-case letters, digits and hyphens, a letter first, such as"
                                + " \"catalog\".",
                        "demo.Repo: @CacheDefaults(expire = \"1\"): no unit. Write \"1s\".",
                        "demo.Repo: @CacheDefaults(codec = String.class): java.lang.String is no"
                                + " dev.larder.cache.entry.Codec. Name a class that implements it.",
                        "demo.Repo.find(long): @CacheDefaults(tags = \"x:{name}\"): there is no parameter"
                                + " \"name\" (there are: id). Write one of them.");
    }

    @Test
    void wholeWellFormedChangesPass() {
        new Compiler()
                .compile(
                        Sources.repo(
                                """
                                @CachePut(namespace = "a", key = "result.id", tags = "p:{result.tags[].label}", unless = "!result.complete")
                                Product change(long id) { return null; }
                                @CachePut(namespace = "a", key = "product.id", from = "product")
                                void save(Product product) {}
                                @CacheInvalidate(namespace = "a", key = "ids[]", tags = "p:{ids[]}", paths = "/products/{ids[]}", unless = "result == null")
                                Mono<Optional<Product>> drop(List<Long> ids) { return null; }
                                """),
                        Sources.PRODUCT,
                        Sources.TAG)
                .succeeded();
    }
}
