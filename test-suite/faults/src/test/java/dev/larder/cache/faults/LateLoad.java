package dev.larder.cache.faults;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A load that begins before something happens and a change is made, and ends after both. */
final class LateLoad {

    private static final int READS = 20;

    /** Nobody waits for what a load stores. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    private LateLoad() {}

    static void across(Runnable what, Rig rig) {
        int id = Source.ALONE;
        CompletableFuture<Void> letGo = new CompletableFuture<>();
        rig.source().invalidated(id, rig.things().change(id));
        long before = rig.source().lateLoads();
        CompletableFuture<Long> load = rig.things().findWhen(id, letGo);
        Again.until(rig.source()::lateLoads, begun -> begun > before);
        what.run();
        rig.source().invalidated(id, rig.things().change(id));
        letGo.complete(null);
        load.orTimeout(10, TimeUnit.SECONDS).join();
        for (int i = 0; i < READS; i++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            long seen = rig.things().find(id);
            if (seen < rig.source().oldestAllowed(id)) {
                rig.wrong("a load that began before the change put its value back: " + seen);
            }
        }
    }
}
