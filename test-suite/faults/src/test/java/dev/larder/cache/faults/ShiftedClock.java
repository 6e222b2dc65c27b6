package dev.larder.cache.faults;

import dev.larder.cache.time.LarderClock;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The clock of a machine whose time was set wrong. */
@Singleton
@Requires(property = ShiftedClock.SHIFT)
final class ShiftedClock implements LarderClock {

    static final String SHIFT = "test.clock.shift";

    private final long startMillis;
    private final long startNanos = System.nanoTime();

    ShiftedClock(@Property(name = SHIFT) Duration shift) {
        startMillis = System.currentTimeMillis() + shift.toMillis();
    }

    @Override
    public long millis() {
        return startMillis + (System.nanoTime() - startNanos) / 1_000_000;
    }
}
