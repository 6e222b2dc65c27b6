package dev.larder.cache.support;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where a load waits until the test lets it go on. */
public final class Gate {

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    /** Waits; called by the load. */
    public void pass() {
        arrived.countDown();
        await(open);
    }

    /** Waits until a load has arrived. */
    public void awaitArrival() {
        await(arrived);
    }

    public void open() {
        open.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody came in 20 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
