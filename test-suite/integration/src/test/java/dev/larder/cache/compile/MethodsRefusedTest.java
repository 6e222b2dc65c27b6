package dev.larder.cache.compile;

import static dev.larder.cache.compile.Sources.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Methods and classes that can't be intercepted, and what stands there by mistake. */
@Tag("once")
class MethodsRefusedTest {

    private static final String NO_BEAN =
            "demo.Plain is no bean, so its calls are not intercepted (nor are those of an object that a"
                    + " @Factory makes). Annotate the class with @Singleton, or make it abstract if only its"
                    + " subclasses are beans.";

    @Test
    void classThatIsNoBean() {
        assertThat(
                        new Compiler()
                                .compile(
                                        Sources.type(
                                                "public class Plain { @Cached String find(long id) {"
                                                        + " return \"\"; } }"))
                                .error())
                .isEqualTo("demo.Plain.find(long): @Cached: " + NO_BEAN);
    }

    @Test
    void classThatOnlyAFactoryMakes() {
        assertThat(
                        new Compiler()
                                .compile(
                                        Sources.type(
                                                "public class Plain { @CacheInvalidate(tags = \"a\") public"
                                                        + " void change(long id) {} }"),
                                        Sources.type(
                                                "@Factory public class Plains { @Singleton Plain plain() {"
                                                        + " return new Plain(); } }"))
                                .error())
                .isEqualTo("demo.Plain.change(long): @CacheInvalidate: " + NO_BEAN);
    }

    @Test
    void objectsThatInheritAnnotationsAndAreNoBeansAreNobodysBusiness() {
        Compilation c =
                new Compiler()
                        .compile(
                                Sources.type(
                                        "public interface Repo { @Cached(key = \"id\") String find(long"
                                                + " id); }"),
                                Sources.type(
                                        "public class Fake implements Repo { public String find(long"
                                                + " other) { return \"\"; } }"))
                        .succeeded();
        assertThat(c.files("$Fake$")).isEmpty();
    }

    @Test
    void methodThatMakesABean() {
        assertThat(
                        new Compiler()
                                .compile(
                                        Sources.type("public class Plain {}"),
                                        Sources.type(
                                                "@Factory public class Plains { @Cached @Singleton Plain"
                                                        + " plain() { return new Plain(); } }"))
                                .error())
                .isEqualTo(
                        "demo.Plains.plain(): @Cached: the method makes a bean, which happens once. Put the"
                                + " annotation on the methods of Plain.");
    }

    @Test
    void staticMethod() {
        assertThat(refusalOf("@Cached static String find(long id) { return \"\"; }"))
                .isEqualTo(
                        "demo.Repo.find(long): @Cached: a static method can't be intercepted. Remove"
                                + " static.");
    }

    @Test
    void privateMethod() {
        assertThat(
                        new Compiler()
                                .compile(
                                        Sources.repo(
                                                "@Cached private String find(long id) { return \"\"; }"))
                                .errors())
                .contains(
                        "demo.Repo.find(long): @Cached: a private method can't be intercepted. Remove"
                                + " private.");
    }

    @Test
    void finalMethodThatInheritsTheAnnotation() {
        assertThat(
                        new Compiler()
                                .compile(
                                        Sources.type(
                                                "public interface Found { @Cached String find(long id); }"),
                                        Sources.type(
                                                "@Singleton public class Repo implements Found { public"
                                                        + " final String find(long id) { return \"\"; } }"))
                                .errors())
                .contains(
                        "demo.Repo.find(long): @Cached: a final method can't be intercepted. Remove final.");
    }

    @Test
    void finalMethodsAndClassesOfTheirOwnAreRefusedByMicronaut() {
        assertThat(refusalOf("@Cached final String find(long id) { return \"\"; }"))
                .contains("declared final");
        assertThat(
                        new Compiler()
                                .compile(
                                        Sources.type(
                                                "@Singleton public final class Repo { @Cached String"
                                                        + " find(long id) { return \"\"; } }"))
                                .error())
                .contains("final class");
    }

    @Test
    void annotationOnAType() {
        assertThat(
                        new Compiler()
                                .compile(
                                        Sources.type(
                                                "@Cached @Retention(RetentionPolicy.RUNTIME) public"
                                                        + " @interface CatalogCached {}"),
                                        Sources.type(
                                                "@CatalogCached @Singleton public class Repo { String"
                                                        + " find(long id) { return \"\"; } }"))
                                .error())
                .isEqualTo(
                        "demo.Repo: @CatalogCached: a caching annotation stands on methods, not on a type."
                                + " Put it on the methods that are to be cached.");
    }

    @Test
    void suspendFunctions() {
        assertThat(
                        new Compiler()
                                .compile(
                                        "package kotlin.coroutines; public interface Continuation<T> {}",
                                        Sources.repo(
                                                "@Cached Object find(long id,"
                                                        + " kotlin.coroutines.Continuation<? super String> c)"
                                                        + " { return null; }"))
                                .error())
                .isEqualTo(
                        "demo.Repo.find(long, Continuation): @Cached: suspend functions are not supported"
                                + " yet. Return a Mono or a CompletableFuture.");
    }

    @Test
    void annotationsOfMicronautCacheBesideOurs() {
        assertThat(
                        new Compiler()
                                .compile(
                                        foreign("CachePut"),
                                        foreign("CacheConfig"),
                                        Sources.type(
                                                """
                                                @io.micronaut.cache.annotation.CacheConfig
                                                @Singleton public class Repo {
                                                    @Cached String find(long id) { return ""; }
                                                    @io.micronaut.cache.annotation.CachePut String save(long id) { return ""; }
                                                }
                                                """))
                                .errors())
                .containsExactlyInAnyOrder(
                        "demo.Repo: @CacheConfig: this is io.micronaut.cache.annotation.CacheConfig of"
                                + " micronaut-cache beside annotations of Larder. Write import"
                                + " dev.larder.cache.annotation.CacheDefaults; for @CacheDefaults.",
                        "demo.Repo.save(long): @CachePut: this is io.micronaut.cache.annotation.CachePut of"
                                + " micronaut-cache beside annotations of Larder. Write import"
                                + " dev.larder.cache.annotation.CachePut; for @CachePut.");
    }

    @Test
    void annotationsOfMicronautCacheAloneAreNobodysBusiness() {
        new Compiler()
                .compile(
                        foreign("CachePut"),
                        Sources.repo(
                                "@io.micronaut.cache.annotation.CachePut String save(long id) { return"
                                        + " \"\"; }"))
                .succeeded();
    }

    private static String foreign(String name) {
        return "package io.micronaut.cache.annotation; @java.lang.annotation.Retention("
                + "java.lang.annotation.RetentionPolicy.RUNTIME) public @interface "
                + name
                + " {}";
    }
}
