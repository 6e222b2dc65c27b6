package dev.larder.cache.backend;

import dev.larder.cache.BackendStateChangedEvent;
import dev.larder.cache.CacheFailureHandler;
import dev.larder.cache.settings.LarderSettings;
import dev.larder.cache.time.LarderClock;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What backends are made with.
 *
 * @param clock the time of lifetimes
 * @param executor completes the stages that backends hand out, and so runs what callers attach to
 *     them: never a thread of a driver
 * @param failures hears of what fails
 * @param listener hears when a backend becomes available or stops being so
 */
public record BackendContext(
        LarderSettings settings,
        LarderClock clock,
        Executor executor,
        CacheFailureHandler failures,
        Consumer<BackendStateChangedEvent> listener) {}
