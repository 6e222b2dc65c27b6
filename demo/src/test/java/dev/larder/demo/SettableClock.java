package dev.larder.demo;

import dev.larder.cache.time.LarderClock;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves when a test says so. */
@Singleton
@Requires(property = "demo.clock", value = "settable")
final class SettableClock implements LarderClock {

    private final AtomicLong now = new AtomicLong(System.currentTimeMillis());

    @Override
    public long millis() {
        return now.get();
    }

    void advance(Duration by) {
        now.addAndGet(by.toMillis());
    }
}
