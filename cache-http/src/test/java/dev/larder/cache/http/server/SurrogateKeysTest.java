package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.CacheContext;
import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;

/** The field that tells content delivery networks the tags of a response. */
class SurrogateKeysTest {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start("surrogates", "larder.http.surrogate-header", "Surrogate-Key");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void missHitAnd304HaveTheTagsOfAnnotationResultAndContext() {
        Reply miss = server.get("/surrogates/7");
        Reply hit = server.get("/surrogates/7");
        Reply same = server.get("/surrogates/7", "If-None-Match: *");
        assertThat(miss.cache()).isEqualTo("MISS");
        assertThat(hit.cache()).isEqualTo("HIT");
        assertThat(same.status()).isEqualTo(304);
        for (Reply reply : new Reply[] {miss, hit, same}) {
            assertThat(reply.field("surrogate-key")).isEqualTo("all item:7 name:seven more");
        }
        assertThat(server.head("/surrogates/7").field("surrogate-key")).contains("item:7");
    }

    @Test
    void aMissThatIsA304HasThemToo() {
        String tag = server.get("/surrogates/8").field("etag");
        Reply same =
                server.get("/surrogates/8", "Cache-Control: no-cache", "If-None-Match: " + tag);
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.cache()).isEqualTo("MISS");
        assertThat(same.field("surrogate-key")).contains("item:8");
    }

    @Test
    void aStreamHasThoseThatAreKnownBeforeItsEnd() {
        assertThat(server.get("/surrogates/stream").field("surrogate-key")).isEqualTo("stream");
    }

    @Test
    void responsesWithoutTagsOrAfterAnExceptionHaveNoField() {
        assertThat(server.get("/surrogates/untagged").has("surrogate-key")).isFalse();
        assertThat(server.get("/surrogates/fails").has("surrogate-key")).isFalse();
        assertThat(server.get("/surrogates/uncached").has("surrogate-key")).isFalse();
    }

    @Test
    void theHandlersOwnFieldWins() {
        assertThat(server.get("/surrogates/own").field("surrogate-key")).isEqualTo("mine");
        assertThat(server.get("/surrogates/own").field("surrogate-key")).isEqualTo("mine");
    }

    @Test
    void theFieldHasABoundAndOnlyWholeTags() {
        String field = server.get("/surrogates/many").field("surrogate-key");
        assertThat(field.length()).isBetween(16 * 1024 - 100, 16 * 1024);
        assertThat(field.split(" ")).allMatch(tag -> tag.length() == 100);
    }

    @ParameterizedTest
    @CsvSource({
        "Cache-Tag, 'all,item:7,name:seven,more'",
        "xkey, all item:7 name:seven more",
        "'', ''"
    })
    void otherNetworksHaveOtherNamesAndSeparators(String name, String value) {
        try (Server other = Server.start("surrogates", "larder.http.surrogate-header", name)) {
            other.get("/surrogates/7");
            Reply hit = other.get("/surrogates/7");
            assertThat(hit.cache()).isEqualTo("HIT");
            assertThat(name.isEmpty() ? "" : hit.field(name)).isEqualTo(value);
            assertThat(hit.has("surrogate-key")).isFalse();
        }
    }

    @Serdeable
    record Item(String name) {}

    @Controller("/surrogates")
    @Requires(property = "spec", value = "surrogates")
    static class Items {

        @Get("/{id}")
        @Cached(
                expire = "60s",
                tags = {"all", "item:{id}", "name:{result.name}"})
        Item item(long id, CacheContext context) {
            context.tags("more", "all");
            return new Item("seven");
        }

        @Get("/stream")
        @Cached(tags = "stream")
        Flux<Integer> stream() {
            return Flux.just(1, 2);
        }

        @Get("/untagged")
        @Cached
        String untagged() {
            return "untagged";
        }

        @Get("/uncached")
        String uncached() {
            return "uncached";
        }

        @Get("/fails")
        @Cached(tags = "fails")
        String fails() {
            throw new IllegalStateException("fails");
        }

        @Get("/own")
        @Cached(tags = "ours")
        HttpResponse<String> own() {
            return HttpResponse.ok("own").header("Surrogate-Key", "mine");
        }

        @Get("/many")
        @Cached
        String many(CacheContext context) {
            context.tags(
                    IntStream.range(0, 500)
                            .mapToObj(i -> "%0100d".formatted(i))
                            .toArray(String[]::new));
            return "many";
        }
    }
}
