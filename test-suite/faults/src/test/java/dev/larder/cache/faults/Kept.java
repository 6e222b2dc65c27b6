package dev.larder.cache.faults;

import dev.larder.cache.Cache;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Entries that nobody changes. */
final class Kept {

    private static final int ENTRIES = 20;
    private static final Duration FOUND = Duration.ofSeconds(5);

    private final Rig rig;
    private final Cache<Integer, Long> cache;

    private Kept(Rig rig) {
        this.rig = rig;
        this.cache = rig.cache("kept");
    }

    static Kept put(Rig rig) {
        Kept kept = new Kept(rig);
        Again.until(
                () -> {
                    kept.missing().forEach(id -> Again.insist(() -> kept.cache.put(id, value(id))));
                    return kept.missing();
                },
                List::isEmpty);
        return kept;
    }

    /**
     * How many are not there any more that should be; one that is another's value is told as wrong.
     */
    int lost(boolean shouldBeThere) {
        List<Integer> missing = missing();
        long end = System.nanoTime() + FOUND.toNanos();
        while (shouldBeThere && !missing.isEmpty() && System.nanoTime() < end) {
            missing = missing();
        }
        return shouldBeThere ? missing.size() : 0;
    }

    private List<Integer> missing() {
        return IntStream.range(0, ENTRIES).boxed().filter(id -> !isThere(id)).toList();
    }

    private boolean isThere(int id) {
        Optional<Long> found = cache.get(id);
        found.filter(value -> value != value(id))
                .ifPresent(value -> rig.wrong("entry " + id + " is " + value));
        return found.isPresent();
    }

    private static long value(int id) {
        return 1_000L + id;
    }
}
