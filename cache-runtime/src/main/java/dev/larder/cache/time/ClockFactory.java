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
    StoppableClock clock(LarderSettings settings) {
        return new StoppableClock(settings.coarseClock());
    }

    /** The clock of a context; its thread ends with it. */
    static final class StoppableClock implements LarderClock, AutoCloseable {

        private final LarderClock clock;

        StoppableClock(boolean coarse) {
            this.clock = coarse ? new CoarseClock(new ExactClock()) : new ExactClock();
        }

        @Override
        public long millis() {
            return clock.millis();
        }

        @Override
        public void close() {
            if (clock instanceof CoarseClock coarse) {
                coarse.close();
            }
        }
    }
}
