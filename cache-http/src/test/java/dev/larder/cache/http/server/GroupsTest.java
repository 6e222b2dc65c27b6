package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Responses that are invalidated by the group that they say they belong to. */
@Tag("rfc9875-3")
class GroupsTest {

    private Server server;

    @BeforeEach
    void start() {
        server = Server.start("groups", "larder.http.paths", "/groups/*");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anUnsafeRequestInvalidatesTheGroupsThatItsResponseNames() {
        fill("/groups/a", "/groups/b", "/annotated/c");
        server.send("POST", "/change", "", "X-Groups: \"a\", \"c\"");

        assertThat(server.get("/groups/a").cache()).isEqualTo("MISS");
        assertThat(server.get("/annotated/c").cache()).isEqualTo("MISS");
        assertThat(server.get("/groups/b").cache()).isEqualTo("HIT");
    }

    @Test
    void groupsAreInvalidatedWhereUrlsAreNot() {
        try (Server explicit =
                Server.start(
                        "groups",
                        "larder.http.paths",
                        "/groups/*",
                        "larder.http.invalidate-unsafe",
                        false)) {
            explicit.get("/groups/a");
            explicit.send("POST", "/groups/a", "");
            assertThat(explicit.get("/groups/a").cache()).isEqualTo("HIT");
            explicit.send("POST", "/change", "", "X-Groups: \"a\"");
            assertThat(explicit.get("/groups/a").cache()).isEqualTo("MISS");
        }
    }

    @Test
    void groupsOfOtherOriginsStay() {
        fill("/groups/a");
        server.send("POST", "/change", "", "Host: other", "X-Groups: \"a\"");
        assertThat(server.get("/groups/a").cache()).isEqualTo("HIT");
    }

    @Test
    void aSafeRequestInvalidatesNothing() {
        fill("/groups/a");
        server.get("/look", "X-Groups: \"a\"");
        assertThat(server.get("/groups/a").cache()).isEqualTo("HIT");
    }

    @Test
    void everyResponseSaysItsGroups() {
        fill("/groups/a");
        assertThat(server.get("/groups/a").field("cache-groups")).isEqualTo("\"a\", \"all\"");
    }

    private void fill(String... targets) {
        for (String target : targets) {
            server.get(target);
            assertThat(server.get(target).cache()).isEqualTo("HIT");
        }
    }

    @Controller
    @Requires(property = "spec", value = "groups")
    static class Origin {

        @Get("/groups/{id}")
        MutableHttpResponse<?> get(String id) {
            return HttpResponse.ok(id)
                    .header("Cache-Control", "max-age=60")
                    .header("Cache-Groups", "\"" + id + "\", \"all\"");
        }

        @Get("/annotated/{id}")
        @Cached(expire = "60s")
        MutableHttpResponse<?> annotated(String id) {
            return HttpResponse.ok(id).header("Cache-Groups", "\"" + id + "\"");
        }

        @Post("/groups/{id}")
        MutableHttpResponse<?> changeOne(String id) {
            return HttpResponse.noContent();
        }

        @Post("/change")
        MutableHttpResponse<?> change(@Header("X-Groups") String groups) {
            return HttpResponse.noContent().header("Cache-Group-Invalidation", groups);
        }

        @Get("/look")
        MutableHttpResponse<?> look(@Header("X-Groups") String groups) {
            return HttpResponse.ok("seen").header("Cache-Group-Invalidation", groups);
        }
    }
}
