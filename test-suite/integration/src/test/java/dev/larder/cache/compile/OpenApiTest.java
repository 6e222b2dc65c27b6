package dev.larder.cache.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A cached controller has the OpenAPI document that it would have without a cache. */
@Tag("once")
class OpenApiTest {

    private static final String APPLICATION =
            "package demo; import io.swagger.v3.oas.annotations.*; import io.swagger.v3.oas.annotations.info.*;"
                    + " @OpenAPIDefinition(info = @Info(title = \"demo\", version = \"1\")) public class"
                    + " Application {}";

    @Test
    void theDocumentShowsNothingOfTheCache() throws IOException {
        String plain =
                document(
                        "@Get(\"/{id}\") Product find(long id, @QueryValue String lang) { return null; }");
        String cached =
                document(
                        """
                        @Cached(namespace = "products", key = {"id", "lang"}, tags = "p:{result.id}") @HttpCache(vary = "Accept-Language")
                        @Get("/{id}") Product find(long id, @QueryValue String lang, CacheContext context) { return null; }
                        """);
        assertThat(plain).contains("lang").contains("/api/{id}");
        assertThat(cached).isEqualTo(plain);
    }

    @Test
    void theContextOfARouteThatIsNotCachedIsHiddenToo() throws IOException {
        String route =
                "@Post(\"/{id}\") Product change(long id, %s@Body String body) { return null; }";
        assertThat(document(route.formatted("CacheContext context, ")))
                .isEqualTo(document(route.formatted("")));
    }

    private static String document(String route) throws IOException {
        Compilation c =
                new Compiler()
                        .withProcessorPath()
                        .compile(
                                APPLICATION,
                                Sources.controller(route),
                                Sources.PRODUCT,
                                Sources.TAG)
                        .succeeded();
        List<String> files = c.files("META-INF/swagger");
        assertThat(files).hasSize(1);
        return Files.readString(c.classes().resolve(files.get(0)));
    }
}
