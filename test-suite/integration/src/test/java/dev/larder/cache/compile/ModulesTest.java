package dev.larder.cache.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.KeyFactory;
import dev.larder.cache.key.KeyParts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that are not compiled together. */
@Tag("once")
class ModulesTest {

    private static final String FOUND =
            Sources.type(
                    """
                    public interface Found<K> {
                        @Cached(namespace = "found", key = "key") String find(K key);
                        @Cached default String search(K key, @CacheKey("id") User user) { return "found " + key; }
                        record User(long id) {}
                    }
                    """);
    private static final String REPO =
            Sources.type(
                    "@Singleton public class Repo implements Found<Integer> { public String find(Integer key)"
                            + " { return \"\"; } }");
    private static final String OTHER =
            Sources.type(
                    "@Singleton public class Other extends Base implements Found<Integer> { public String"
                            + " find(Integer key) { return \"\"; } }");
    private static final String BASE =
            Sources.type(
                    "public abstract class Base { @CacheInvalidate(tags = \"all:{id}\") public void clear(long"
                            + " id) {} }");

    private static CacheKey key(Application app, String type, String method, Object... arguments) {
        return app.factory(type, method).key("o", arguments, new KeyParts(Map.of()));
    }

    @Test
    void aModuleUsesTheInterfacesAndClassesOfAnother() {
        Compilation library = new Compiler().compile(FOUND, BASE).succeeded();
        assertThat(library.files("KeyFactory")).hasSize(3);
        Compilation c = new Compiler().with(library).compile(REPO, OTHER);
        try (Application app = new Application(c)) {
            assertThat(key(app, "demo.Repo", "find", 7))
                    .isEqualTo(key(app, "demo.Other", "find", 7));
            assertThat(key(app, "demo.Repo", "find", 7).text()).isEqualTo("#o|7");
            assertThat(app.factory("demo.Other", "clear")).isNotNull();
        }
    }

    @Test
    void aLibraryThatWasCompiledWithoutTheProcessorServesToo() {
        Compilation library = new Compiler().withoutProcessors().compile(FOUND, BASE).succeeded();
        assertThat(library.files("KeyFactory")).isEmpty();
        try (Application app = new Application(new Compiler().with(library).compile(REPO))) {
            assertThat(key(app, "demo.Repo", "find", 7).text()).isEqualTo("#o|7");
        }
    }

    @Test
    void propertiesOfTypesOfAnotherModuleAreRead() {
        Compilation library = new Compiler().withoutProcessors().compile(FOUND, BASE).succeeded();
        Compilation c =
                new Compiler()
                        .with(library)
                        .compile(
                                Sources.repo(
                                        "@Cached(key = \"user.id\") public String find(Found.User user) {"
                                                + " return \"\"; }"));
        try (Application app = new Application(c)) {
            assertThat(app.factory("demo.Repo", "find").legs()).containsExactly("user.id");
        }
    }

    @Test
    void importedClassesOfAnotherModuleAreBeansToo() {
        Compilation library =
                new Compiler()
                        .withoutProcessors()
                        .compile(
                                Sources.type(
                                        "public class Plain { @Cached public String find(int id) { return"
                                                + " \"\"; } }"));
        Compilation c =
                new Compiler()
                        .with(library)
                        .compile(
                                Sources.type(
                                        "@ClassImport(classes = Plain.class, annotate = Singleton.class)"
                                                + " public class Imports {}"));
        try (Application app = new Application(c)) {
            assertThat(key(app, "demo.Plain", "find", 7).text()).isEqualTo("#o|7");
        }
    }

    @Test
    void typesThatAreNotThereAreTheCompilersBusiness() {
        Compilation c =
                new Compiler()
                        .compile(
                                Sources.repo(
                                        """
                                        @Cached(key = "id.value") Missing find(Gone id) { return null; }
                                        @CacheInvalidate(tags = "x:{id}") void change(long id) {}
                                        """));
        assertThat(c.errors()).isNotEmpty().allMatch(error -> error.contains("cannot find symbol"));
    }

    @Test
    void severalClassesInheritOneDefaultMethodInOneCompilation() {
        Compilation c = new Compiler().compile(FOUND, REPO, OTHER, BASE).succeeded();
        assertThat(c.files("search$KeyFactory")).hasSize(3);
    }

    @Test
    void aClassIsCompiledAnewOverWhatIsThere(@TempDir Path classes) {
        new Compiler().compileInto(classes, FOUND, REPO, OTHER, BASE).succeeded();
        Compilation again = new Compiler().compileInto(classes, REPO);
        assertThat(again.succeeded().files("search$KeyFactory")).hasSize(3);
        try (Application app = new Application(again)) {
            assertThat(app.factory("demo.Other", "find")).isNotNull();
        }
    }

    @Test
    void aChangedPropertyGivesAnotherFactory(@TempDir Path classes) {
        String before = Sources.type("public class User { public int getId() { return 1; } }");
        String after = Sources.type("public record User(long id) {}");
        String repo =
                Sources.repo(
                        "@Cached(key = \"user.id\") public String find(User user) { return \"\"; }");
        new Compiler().compileInto(classes, before, repo).succeeded();
        Compilation again = new Compiler().compileInto(classes, after, repo);
        assertThat(again.succeeded().files("KeyFactory")).hasSize(2);
        try (Application app = new Application(again)) {
            Object user = newUser(app);
            assertThat(key(app, "demo.Repo", "find", user).text()).isEqualTo("#o|5");
        }
    }

    private static Object newUser(Application app) {
        try {
            return app.type("demo.User").getConstructor(long.class).newInstance(5L);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void overloadsHaveFactoriesOfTheirOwn() {
        Compilation c =
                new Compiler()
                        .compile(
                                Sources.repo(
                                        """
                                        @Cached public String find(long id) { return ""; }
                                        @Cached public String find(String id) { return ""; }
                                        @Cached public String find(long id, String lang) { return ""; }
                                        """))
                        .succeeded();
        assertThat(c.files("find$KeyFactory")).hasSize(3);
    }

    @Test
    void keysOfMethodsThatNobodyAsksForOneAreNotGenerated() {
        Compilation c =
                new Compiler()
                        .compile(
                                Sources.repo(
                                        """
                                        @CacheInvalidate(namespace = "a", key = "id") public void change(long id) {}
                                        @Cached(key = "#{id}") public String find(long id) { return ""; }
                                        """));
        try (Application app = new Application(c)) {
            for (String method : List.of("change", "find")) {
                KeyFactory factory = app.factory("demo.Repo", method);
                assertThatThrownBy(
                                () -> factory.key(null, new Object[] {1L}, new KeyParts(Map.of())))
                        .isInstanceOf(UnsupportedOperationException.class);
            }
        }
    }

    @Test
    void clientsAndOtherIntroductionsHaveFactories() {
        Compilation c =
                new Compiler()
                        .compile(
                                FOUND,
                                Sources.type(
                                        "@io.micronaut.http.client.annotation.Client(\"/\") public interface"
                                                + " Remote extends Found<Long> { @Cached @Get(\"/{id}\")"
                                                + " Mono<String> get(long id); @Get(\"/{key}\") String"
                                                + " find(Long key); }"))
                        .succeeded();
        assertThat(c.files("$Remote$")).anyMatch(f -> f.contains("get$KeyFactory"));
        assertThat(c.files("$Remote$")).anyMatch(f -> f.contains("find$KeyFactory"));
        assertThat(c.files("$Remote$")).anyMatch(f -> f.contains("search$KeyFactory"));
    }

    @Test
    void factoriesUseNoReflection() throws IOException {
        Compilation c = new Compiler().compile(FOUND, REPO).succeeded();
        for (String file : c.files("KeyFactory")) {
            String constants =
                    new String(
                            Files.readAllBytes(c.classes().resolve(file)),
                            StandardCharsets.ISO_8859_1);
            assertThat(constants)
                    .doesNotContain("java/lang/reflect", "java/lang/invoke", "forName");
        }
    }

    @Test
    void incrementalCompilersRunTheProcessorToo() {
        Compilation c =
                new Compiler()
                        .option("-Amicronaut.processing.incremental=true")
                        .option("-Amicronaut.processing.annotations=other.*")
                        .withProcessorPath()
                        .compile(Sources.repo("@Cached void find(long id) {}"));
        assertThat(c.error())
                .startsWith("demo.Repo.find(long): @Cached: the method returns nothing");
    }

    @Test
    void theProcessorIsFoundOnTheProcessorPath() {
        Compilation c =
                new Compiler()
                        .withProcessorPath()
                        .compile(
                                Sources.repo(
                                        "@Cached(expire = \"90\") String find(long id) { return \"\"; }"));
        assertThat(c.error())
                .isEqualTo(
                        "demo.Repo.find(long): @Cached(expire = \"90\"): no unit. Write \"90s\".");
    }
}
