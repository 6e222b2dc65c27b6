package dev.larder.cache.faults;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A load that begins before something happens and a change is made, and ends after both. */
final class LateLoad {

    private static final int READS = 20;

    private LateLoad() {}

    static void across(Runnable what, Rig rig) {
        int id = Source.ALONE;
        CompletableFuture<Void> letGo = new CompletableFuture<>();
        rig.source().invalidated(id, rig.things().change(id));
        CompletableFuture<Long> load = rig.things().findWhen(id, letGo);
        what.run();
        rig.source().invalidated(id, rig.things().change(id));
        letGo.complete(null);
        load.orTimeout(10, TimeUnit.SECONDS).join();
        for (int i = 0; i < READS; i++) {
            long seen = rig.things().find(id);
            if (seen < rig.source().oldestAllowed(id)) {
                rig.wrong("a load that began before the change put its value back: " + seen);
            }
        }
    }
}
