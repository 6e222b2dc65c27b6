package dev.larder.cache.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorsTest {

    @Test
    void durationWithoutUnit() {
        Compilation c =
                new Compiler()
                        .compile(
                                """
            package demo;
            import dev.larder.cache.annotation.*;
            import jakarta.inject.Singleton;
            @Singleton public class Repo {
                @Cached(expire = "90") String find(long id, String lang) { return lang + id; }
            }
            """);
        assertThat(c.error())
                .isEqualTo(
                        "demo.Repo.find(long, String): @Cached(expire = \"90\"): no unit. Write \"90s\".");
    }

    @Test
    void works() {
        Compilation c =
                new Compiler()
                        .compile(
                                """
            package demo;
            import dev.larder.cache.annotation.*;
            import jakarta.inject.Singleton;
            @Singleton public class Repo {
                @Cached(expire = "90s") String find(long id, String lang) { return lang + id; }
            }
            """)
                        .succeeded();
        assertThat(c.files("")).isEmpty();
    }
}
