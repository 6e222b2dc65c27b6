package dev.larder.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A browser with a cache of its own before the demo's. */
@Tag("once")
class ChromiumTest {

    private static final long PATIENCE_NANOS = 15_000_000_000L;
    private static final long PAUSE_NANOS = 5_000_000;

    private final Demo demo = new Demo(Map.of());
    private Browser browser;

    @BeforeEach
    void open(@TempDir(cleanup = CleanupMode.NEVER) Path profile) {
        browser = new Browser(profile);
        browser.open(demo.uri("/calls"));
    }

    @AfterEach
    void stop() {
        browser.close();
        demo.close();
    }

    /** What one request of the page came to. */
    private record Fetched(String body, boolean fromDisk, int statusOnTheWire, String cache) {}

    private Fetched fetch(String target, String mode) {
        browser.forget();
        String body =
                browser.evaluate(
                        "fetch('%s', {cache: '%s'}).then(r => r.text())".formatted(target, mode));
        JsonNode received =
                awaited(
                        "Network.responseReceived",
                        event -> text(event.get("response"), "url").endsWith(target));
        if (received.get("response").get("fromDiskCache").getBooleanValue()) {
            return new Fetched(body, true, 0, "");
        }
        String request = text(received, "requestId");
        JsonNode wire =
                awaited(
                        "Network.responseReceivedExtraInfo",
                        event -> text(event, "requestId").equals(request));
        return new Fetched(
                body,
                false,
                wire.get("statusCode").getIntValue(),
                field(wire.get("headers"), "X-Cache"));
    }

    private static String text(JsonNode node, String name) {
        return node.get(name).getStringValue();
    }

    private static String field(JsonNode headers, String name) {
        for (Map.Entry<String, JsonNode> field : headers.entries()) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return field.getValue().getStringValue();
            }
        }
        return "";
    }

    private JsonNode awaited(String event, Predicate<JsonNode> which) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end) {
            Optional<JsonNode> found = browser.events(event).stream().filter(which).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new AssertionError(event + " did not come");
    }

    @Test
    void whatItHasFreshItDoesNotAskFor() {
        Fetched first = fetch("/products/1", "default");
        Fetched second = fetch("/products/1", "default");

        assertThat(first.fromDisk()).isFalse();
        assertThat(first.cache()).isEqualTo("MISS");
        assertThat(second.fromDisk()).isTrue();
        assertThat(second.body()).isEqualTo(first.body()).contains("Blue Teapot");
        assertThat(demo.calls()).contains("\"find\":1");
    }

    @Test
    void whatItValidatesIsNotSentAgain() {
        String body = fetch("/products/1", "default").body();

        Fetched validated = fetch("/products/1", "no-cache");

        assertThat(validated.statusOnTheWire()).isEqualTo(304);
        assertThat(validated.body()).isEqualTo(body);
    }

    @Test
    void whatHasExpiredInItIsValidatedAndFreshAgain() {
        String body = fetch("/products/1?ttl=1", "default").body();
        long end = System.nanoTime() + PATIENCE_NANOS;
        Fetched next = fetch("/products/1?ttl=1", "default");
        while (next.fromDisk() && System.nanoTime() < end) {
            next = fetch("/products/1?ttl=1", "default");
        }

        assertThat(next.statusOnTheWire()).isEqualTo(304);
        assertThat(next.body()).isEqualTo(body);
    }

    @Test
    void aReloadGetsWhatWasChanged() {
        fetch("/products/1", "default");
        demo.put("/products/1", "{\"name\":\"Cup\",\"price\":3}");

        Fetched reloaded = fetch("/products/1", "no-cache");

        assertThat(reloaded.statusOnTheWire()).isEqualTo(200);
        assertThat(reloaded.body()).contains("Cup");
        assertThat(fetch("/products/1", "default").body()).contains("Cup");
    }
}
