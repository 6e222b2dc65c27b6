package dev.larder.cache.tck;

import dev.larder.cache.BackendStateChangedEvent;
import dev.larder.cache.CacheFailureHandler;
import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.settings.LarderSettings;
import dev.larder.cache.settings.NamespaceSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** What a backend is made with in tests: Larder's defaults, and a prefix. */
public final class TestContexts {

    /** The time limit of a remote operation, as Larder's default is. */
    public static final Duration TIMEOUT = Duration.ofMillis(300);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Executor EXECUTOR =
            Executors.newCachedThreadPool(
                    work -> {
                        Thread thread = new Thread(work, "larder-tck");
                        thread.setDaemon(true);
                        return thread;
                    });

    private TestContexts() {}

    /** With a prefix of stored keys. */
    public static BackendContext of(String prefix) {
        return of(prefix, event -> {});
    }

    /** With a prefix of stored keys and a listener to changes of a backend's state. */
    public static BackendContext of(String prefix, Consumer<BackendStateChangedEvent> listener) {
        return of(settings(prefix, TIMEOUT, Duration.ofMillis(200)), listener);
    }

    /** With a prefix of stored keys and a time limit that no machine is too busy for. */
    public static BackendContext patient(String prefix) {
        return of(prefix, PATIENCE);
    }

    /** With a prefix of stored keys and a time limit, for servers that are slow in tests only. */
    public static BackendContext of(String prefix, Duration timeout) {
        return of(settings(prefix, timeout, timeout), event -> {});
    }

    private static BackendContext of(
            LarderSettings settings, Consumer<BackendStateChangedEvent> listener) {
        return new BackendContext(
                settings,
                System::currentTimeMillis,
                EXECUTOR,
                new CacheFailureHandler() {},
                listener);
    }

    private static LarderSettings settings(String prefix, Duration timeout, Duration slow) {
        return new LarderSettings(
                true,
                "memory",
                prefix,
                defaults(),
                Map.of(),
                Map.of(),
                timeout,
                Duration.ofSeconds(60),
                false,
                false,
                Duration.ofSeconds(5),
                new LarderSettings.Keys(Set.of(), Set.of(), 200),
                new LarderSettings.Breaker(5, slow, Duration.ofMillis(500)));
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
