package dev.larder.cache.http.server;

import dev.larder.cache.time.LarderClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes on as time does, and further when a test says so. */
@Singleton
final class SettableClock implements LarderClock {

    private final AtomicLong ahead = new AtomicLong();

    @Override
    public long millis() {
        return System.currentTimeMillis() + ahead.get();
    }

    void advance(Duration by) {
        ahead.addAndGet(by.toMillis());
    }
}
