package dev.larder.cache.load;

import dev.larder.cache.BackendStateChangedEvent;
import dev.larder.cache.CacheFailureHandler;
import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.settings.LarderSettings;
import dev.larder.cache.time.LarderClock;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;

/** Gathers what backends are made with. */
@Factory
final class BackendContextFactory {

    @Singleton
    BackendContext context(
            LarderSettings settings,
            LarderClock clock,
            LarderExecutor executor,
            CacheFailureHandler failures,
            ApplicationEventPublisher<BackendStateChangedEvent> events) {
        return new BackendContext(settings, clock, executor, failures, events::publishEvent);
    }
}
