package dev.larder.cache.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One address holds values of one type. */
@Tag("once")
class AddressesRefusedTest {

    private static final String FIRST =
            "@Cached(namespace = \"catalog\", key = \"id\") Product first(long id) { return null; }\n";

    @Test
    void twoTypesAtOneAddressAreNamedBoth() {
        assertThat(
                        Sources.refusalOf(
                                FIRST
                                        + "@Cached(namespace = \"catalog\", key = \"number\") String second(int"
                                        + " number) { return \"\"; }"))
                .isEqualTo(
                        "demo.Repo.second(int): @Cached(key = \"number\"): it stores java.lang.String at the"
                                + " address catalog[whole number], where demo.Repo.first(long) stores"
                                + " demo.Product. Give one of them another namespace.");
    }

    @Test
    void aPutOfAnotherTypeIsRefused() {
        assertThat(
                        Sources.refusalOf(
                                FIRST
                                        + "@CachePut(namespace = \"catalog\", key = \"result.id\", from ="
                                        + " \"result.name\") Product second() { return null; }"))
                .isEqualTo(
                        "demo.Repo.second(): @CachePut(key = \"result.id\"): it stores java.lang.String at"
                                + " the address catalog[whole number], where demo.Repo.first(long) stores"
                                + " demo.Product. Give one of them another namespace.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Cached(namespace = \"catalog\", key = \"id\") Mono<Product> second(Long id) { return null; }",
                "@Cached(namespace = \"catalog\", key = \"id\") CompletableFuture<Optional<Product>>"
                        + " second(Optional<Short> id) { return null; }",
                "@Cached(namespace = \"other\", key = \"id\") String second(long id) { return null; }",
                "@Cached(namespace = \"catalog\", key = \"id\") String second(String id) { return null; }",
                "@Cached(namespace = \"catalog\", key = {\"id\", \"lang\"}) String second(long id, String lang)"
                        + " { return null; }",
                "@Cached(namespace = \"catalog\", key = \"id\", varyBy = \"user\") String second(long id) {"
                        + " return null; }",
                "@Cached(namespace = \"catalog\") String second(long id) { return null; }",
                "@CachePut(namespace = \"catalog\", key = \"result.id\") Product second() { return null; }",
                "@CacheInvalidate(namespace = \"catalog\", key = \"result.id\") Product second() { return null; }",
            })
    void whatIsTheSameOrElsewhereIsFine(String second) {
        new Compiler()
                .compile(Sources.repo(FIRST + second), Sources.PRODUCT, Sources.TAG)
                .succeeded();
    }

    @Test
    void listsAndPublishersOfManyAreTheSame() {
        new Compiler()
                .compile(
                        Sources.repo(
                                """
                                @Cached(namespace = "catalog", key = "q") List<Product> first(String q) { return null; }
                                @Cached(namespace = "catalog", key = "q") Flux<Product> second(CharSequence q) { return null; }
                                """),
                        Sources.PRODUCT,
                        Sources.TAG)
                .succeeded();
    }

    @Test
    void listsOfDifferentElementsAreDifferent() {
        assertThat(
                        Sources.refusalOf(
                                """
                                @Cached(namespace = "catalog", key = "q") List<Product> first(String q) { return null; }
                                @Cached(namespace = "catalog", key = "q") List<Tag> second(String q) { return null; }
                                """))
                .contains("it stores java.util.List<demo.Tag>")
                .contains("stores java.util.List<demo.Product>.");
    }

    @Test
    void subclassesOfOneGenericBaseMeetAtItsAddress() {
        assertThat(
                        new Compiler()
                                .compile(
                                        Sources.PRODUCT,
                                        Sources.TAG,
                                        Sources.type(
                                                "public abstract class Base<T> { @Cached(namespace = \"all\","
                                                        + " key = \"id\") public T find(long id) { return"
                                                        + " null; } }"),
                                        Sources.type(
                                                "@Singleton public class Products extends Base<Product> {}"),
                                        Sources.type(
                                                "@Singleton public class Tags extends Base<Tag> {}"))
                                .error())
                .isEqualTo(
                        "demo.Tags.find(long): @Cached(key = \"id\"): it stores demo.Tag at the address"
                                + " all[whole number], where demo.Products.find(long) stores demo.Product."
                                + " Give one of them another namespace.");
    }

    @Test
    void anInterfaceIsNoHolderOfItsOwn() {
        new Compiler()
                .compile(
                        Sources.type(
                                "public interface Found { @Cached(namespace = \"n\", key = \"id\") Number"
                                        + " find(long id); }"),
                        Sources.type(
                                "@Singleton public class Repo implements Found { public Long find(long id) {"
                                        + " return id; } }"))
                .succeeded();
    }

    @Test
    void responsesAreNoValuesOfTheAddress() {
        new Compiler()
                .compile(
                        Sources.repo(FIRST),
                        Sources.controller(
                                "@Cached(namespace = \"catalog\", key = \"id\") @Get(\"/{id}\") String"
                                        + " page(long id) { return \"\"; }"),
                        Sources.PRODUCT,
                        Sources.TAG)
                .succeeded();
    }
}
