package dev.larder.cache.http.server;

import static dev.larder.cache.http.server.Scripted.notModified;
import static dev.larder.cache.http.server.Scripted.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is asked of handlers that renew, and who gets which fields of their answers. */
class RenewedFieldsTest {

    private static final String FRESH = "Cache-Control: max-age=10";
    private static final Duration LATER = Duration.ofSeconds(11);

    private Server server;
    private Scripted origin;

    @BeforeEach
    void start() {
        server = Scripted.start();
        origin = server.bean(Scripted.class);
        origin.answers(request -> response(200, "a", "ETag: \"a\"", FRESH, "X-Mine: nobody"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @Tag("rfc9111-3.1")
    void fieldsForOneClientReachItAndNobodyElse() {
        server.get("/scripted/path/a");
        server.pass(LATER);
        origin.answers(
                request ->
                        notModified(
                                "ETag: \"a\"",
                                "Cache-Control: max-age=10, private=\"X-Mine, Set-Cookie\"",
                                "X-Mine: yours",
                                "Set-Cookie: a=b"));
        Reply own = server.get("/scripted/path/a");
        Reply other = server.get("/scripted/path/a");

        assertThat(own.cache()).isEqualTo("REVALIDATED");
        assertThat(own.all("x-mine")).containsExactly("yours");
        assertThat(own.all("set-cookie")).containsExactly("a=b");
        assertThat(other.cache()).isEqualTo("HIT");
        assertThat(other.has("x-mine")).isFalse();
        assertThat(other.has("set-cookie")).isFalse();
    }

    @Test
    void aCookieReachesItsClientWithA304Too() {
        server.get("/scripted/path/a");
        server.pass(LATER);
        origin.answers(request -> notModified("ETag: \"a\"", "Set-Cookie: a=b"));
        Reply own = server.get("/scripted/path/a", "If-None-Match: \"a\"");

        assertThat(own.status()).isEqualTo(304);
        assertThat(own.all("set-cookie")).containsExactly("a=b");
    }

    @Test
    @Tag("rfc9111-5.1")
    void aResponseThatIsUsedOnceMoreHasOneAge() {
        server.get("/scripted/path/a");
        server.pass(LATER);
        origin.answers(request -> notModified("ETag: \"a\"", "Age: 50", "Cache-Control: no-store"));
        assertThat(server.get("/scripted/path/a").field("age")).isEqualTo("50");
    }

    @Test
    @Tag("rfc9110-13.1.2")
    void aPostIsNeverConditional() {
        server.send("POST", "/scripted/read", "question");
        server.pass(LATER);
        assertThat(server.send("POST", "/scripted/read", "question").cache()).isEqualTo("MISS");
        assertThat(origin.asked).containsExactly("POST -", "POST -");
    }

    @Test
    @Tag("rfc9111-4.3.5")
    void headThatDiffersEndsAVariantThatVariesByOtherFieldsThanTheNewest() {
        origin.answers(
                request ->
                        response(
                                200,
                                "x",
                                "ETag: \"" + kind(request) + "\"",
                                FRESH,
                                request.getHeaders().contains("X-Other")
                                        ? "Vary: X-Other"
                                        : "Vary: X-Kind"));
        server.get("/scripted/path/a", "X-Kind: a");
        server.get("/scripted/path/a", "X-Kind: b");
        server.get("/scripted/path/a", "X-Kind: c", "X-Other: 1");
        assertThat(server.get("/scripted/path/a", "X-Kind: b").cache()).isEqualTo("HIT");

        origin.answers(request -> response(200, "y", "ETag: \"new\"", FRESH, "Vary: X-Kind"));
        server.head("/scripted/path/a", "X-Kind: b", "Cache-Control: no-cache");
        assertThat(server.get("/scripted/path/a", "X-Kind: b").text()).isEqualTo("y");
    }

    private static String kind(HttpRequest<?> request) {
        return request.getHeaders().get("X-Kind", String.class, "");
    }
}
