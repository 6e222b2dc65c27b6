package dev.larder.cache.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which annotation counts where several come together. */
class NearestAnnotationTest {

    private static final String FOUND =
            Sources.type(
                    """
                    public interface Found {
                        @Cached(namespace = "a", key = "id") String find(long id);
                        @CacheInvalidate(namespace = "a", key = "id") void change(long id);
                    }
                    """);

    private static final String CHANGES =
            Sources.type(
                    "@CacheInvalidate(tags = \"s:{s}\") @Retention(RetentionPolicy.RUNTIME) public @interface"
                            + " Changes {}");

    @Test
    void whatAMethodDeclaresReplacesWhatItInherits() {
        new Compiler()
                .compile(
                        FOUND,
                        Sources.type(
                                """
                                @Singleton public class Repo implements Found {
                                    @Cached(expire = "5m") public String find(long other) { return ""; }
                                    @CacheInvalidate(tags = "t:{other}") public void change(long other) {}
                                }
                                """))
                .succeeded();
    }

    @Test
    void whatItInheritsIsReadWithItsOwnNames() {
        assertThat(
                        new Compiler()
                                .compile(
                                        FOUND,
                                        Sources.type(
                                                """
                                                @Singleton public class Repo implements Found {
                                                    public String find(long other) { return ""; }
                                                    public void change(long id) {}
                                                }
                                                """))
                                .error())
                .isEqualTo(
                        "demo.Repo.find(long): @Cached(key = \"id\"): there is no parameter \"id\" (there are:"
                                + " other). Write one of them.");
    }

    @Test
    void repeatedAnnotationsUniteWithThoseOfStereotypes() {
        assertThat(
                        new Compiler()
                                .compile(
                                        CHANGES,
                                        Sources.repo(
                                                """
                                                @Changes @CacheInvalidate(tags = "d:{d}") void one(long id) {}
                                                @Changes @CacheInvalidate(tags = "d:{d}") @CacheInvalidate(tags = "e:{e}") void two(long id) {}
                                                """))
                                .errors())
                .hasSize(5);
    }

    @Test
    void theAnnotationItselfReplacesThatOfAStereotype() {
        new Compiler()
                .compile(
                        Sources.type(
                                "@Cached(key = \"nobody\", expire = \"1\") @Retention(RetentionPolicy.RUNTIME)"
                                        + " public @interface Mine {}"),
                        Sources.repo(
                                "@Mine @Cached(expire = \"1m\") String find(long id) { return \"\"; }"))
                .succeeded();
    }

    @Test
    void defaultsOfTheClassReplaceThoseOfItsSuperclass() {
        new Compiler()
                .compile(
                        Sources.type(
                                "@CacheDefaults(namespace = \"a\", tags = \"x:{nobody}\") public abstract class"
                                        + " Base {}"),
                        Sources.type(
                                "@CacheDefaults(namespace = \"b\") @Singleton public class Repo extends Base {"
                                        + " @Cached String find(long id) { return \"\"; } }"))
                .succeeded();
    }
}
