package dev.larder.cache.time;

import dev.larder.cache.settings.LarderSettings;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Makes the clock that {@code larder.clock} asks for. */
@Factory
final class ClockFactory {

    @Singleton
    @Bean(preDestroy = "close")
    @Requires(missingBeans = LarderClock.class)
    SystemClock clock(LarderSettings settings) {
        return settings.coarseClock() ? new CoarseClock(new ExactClock()) : new ExactClock();
    }
}
