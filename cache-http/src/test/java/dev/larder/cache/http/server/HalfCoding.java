package dev.larder.cache.http.server;

import dev.larder.cache.http.coding.BodyCoding;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A content coding for tests: the first half of a body. It counts, and waits where a test wants it
 * to.
 */
@Singleton
@Requires(property = "larder.http.compression.encodings", value = "half")
final class HalfCoding implements BodyCoding {

    final AtomicInteger made = new AtomicInteger();
    volatile CountDownLatch gate = new CountDownLatch(0);
    volatile String thread = "";

    @Override
    public String name() {
        return "half";
    }

    @Override
    public byte[] encode(byte[] body) {
        thread = Thread.currentThread().getName();
        try {
            if (!gate.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody opened the gate");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        made.incrementAndGet();
        return Arrays.copyOf(body, body.length / 2);
    }
}
