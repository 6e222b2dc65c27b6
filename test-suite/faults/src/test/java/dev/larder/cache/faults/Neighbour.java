package dev.larder.cache.faults;

import dev.larder.cache.Cache;
import dev.larder.cache.Caches;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Another node, whose clock is wrong, keeps entries in the same place. */
final class Neighbour {

    private static final String NAMESPACE = "shared";
    private static final Duration SHORT = Duration.ofMillis(1_500);

    private Neighbour() {}

    static void meet(Rig rig, Duration shift) {
        try (ApplicationContext context =
                rig.another(Map.of(ShiftedClock.SHIFT, shift.toString()))) {
            Cache<Integer, Long> here = rig.cache(NAMESPACE);
            Cache<Integer, Long> there =
                    context.getBean(Caches.class).named(NAMESPACE, Integer.class, Long.class);
            put(here, 1);
            put(there, 2);
            expect(rig, "here of there, " + shift, there, 1);
            expect(rig, "there of here, " + shift, here, 2);
            expectEnd(rig, shift, here, there);
        }
    }

    private static void put(Cache<Integer, Long> cache, int key) {
        Again.insist(() -> cache.put(key, (long) key));
        Again.insist(() -> cache.put(10 * key, (long) key, SHORT));
    }

    private static void expect(Rig rig, String who, Cache<Integer, Long> cache, int key) {
        Optional<Long> found = Again.until(() -> cache.get(key), Optional::isPresent);
        if (found.isEmpty() || found.get() != key) {
            rig.wrong("what was kept " + who + ": " + found);
        }
    }

    /** What lives for a second lives no hour longer. */
    private static void expectEnd(
            Rig rig, Duration shift, Cache<Integer, Long> here, Cache<Integer, Long> there) {
        boolean ended =
                Again.until(
                        () ->
                                !here.contains(20)
                                        && !there.contains(10)
                                        && !here.contains(10)
                                        && !there.contains(20),
                        gone -> gone);
        if (!ended) {
            rig.wrong("an entry has outlived its lifetime, with a clock of " + shift);
        }
    }
}
