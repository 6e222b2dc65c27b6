package dev.larder.cache.backend.memcached;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.tck.server.MemcachedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that asks who is there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
@Tag("once")
class MemcachedLoginTest {

    private static final String USERNAME = "shop";
    private static final String PASSWORD = "pass-word:1";

    @TempDir static Path folder;
    private MemcachedServer server;

    @BeforeAll
    void start() throws IOException {
        Path logins = Files.writeString(folder.resolve("logins"), USERNAME + ":" + PASSWORD + "\n");
        server = MemcachedServer.startOwn(List.of(logins), "-Y", logins.toString());
    }

    @AfterAll
    void close() {
        server.close();
    }

    static Stream<Map<String, String>> wrong() {
        return Stream.of(Map.of(), Map.of("username", USERNAME, "password", "another"));
    }

    @Test
    void rightLoginIsLetIn() {
        try (MemcachedBackend authority =
                authority(Map.of("username", USERNAME, "password", PASSWORD))) {
            await().ignoreExceptions().until(() -> Authorities.time(authority) > 0);
        }
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whoIsNotLetInIsToldSo(Map<String, String> login) {
        try (MemcachedBackend authority = authority(login)) {
            await().untilAsserted(
                            () ->
                                    assertThatThrownBy(() -> Authorities.time(authority))
                                            .hasMessageContaining(
                                                    "Memcached at "
                                                            + server.address()
                                                            + " can't be reached: Authentication"));
        }
    }

    private MemcachedBackend authority(Map<String, String> login) {
        Map<String, String> values = new HashMap<>(login);
        values.put("servers", server.address());
        return new MemcachedBackend(Authorities.links(values));
    }
}
