package dev.larder.cache.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings as an application has them that sets nothing. */
public final class TestSettings {

    private TestSettings() {}

    /** With a prefix of stored keys. */
    public static LarderSettings with(String prefix) {
        return new LarderSettings(
                true,
                "memory",
                prefix,
                defaults(),
                Map.of(),
                Map.of(),
                Duration.ofMillis(300),
                Duration.ofSeconds(60),
                false,
                false,
                Duration.ofSeconds(5),
                new LarderSettings.Keys(Set.of(), Set.of(), 200),
                new LarderSettings.Breaker(5, Duration.ofMillis(200), Duration.ofMillis(500)));
    }

    private static NamespaceSettings defaults() {
        return new NamespaceSettings(
                Duration.ofMinutes(10),
                false,
                Duration.ofMinutes(10),
                0,
                true,
                true,
                Duration.ofSeconds(30),
                "json",
                10_000,
                "memory",
                null,
                List.of(),
                List.of(),
                false);
    }
}
