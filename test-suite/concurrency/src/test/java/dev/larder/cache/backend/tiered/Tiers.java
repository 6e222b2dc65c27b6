package dev.larder.cache.backend.tiered;

import dev.larder.cache.backend.memory.NearMemory;
import dev.larder.cache.backend.memory.OneKey;
import dev.larder.cache.key.KeyScheme;
import dev.larder.cache.key.KeySpace;
import dev.larder.cache.key.PathPattern;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One key on two tiers, as the tiered backend keeps it. */
final class Tiers {

    private static final KeyScheme SCHEME = new KeyScheme("p", 200);
    private static final KeySpace KEYS = SCHEME.values("n");
    private static final Duration LONG = Duration.ofHours(1);
    private static final String SLOT = KEYS.place(OneKey.KEY).slot().text();
    private static final String BUCKET = KEYS.place(OneKey.KEY).bucket().text();
    private static final String TAG = SCHEME.tag("t").text();

    private final OneKey near = new OneKey();
    private final Far far = new Far();
    private final Trust trust =
            new Trust(new NearMemory(near), SCHEME, () -> near.space().clear(), true);
    private final TieredSpace space =
            new TieredSpace(
                    near.space(),
                    far,
                    KEYS,
                    new Nearness(
                            trust, LONG, Duration.ZERO, System::currentTimeMillis, Runnable::run));

    Tiers() {
        trust();
    }

    private void trust() {
        trust.trustedUntil(System.nanoTime() + TimeUnit.HOURS.toNanos(1));
    }

    /** A read that may become a copy. */
    void read() {
        space.read(OneKey.target(List.of()));
    }

    /** The value of the copy; zero: there is none. */
    int copy() {
        return near.value();
    }

    void slotChanges() {
        far.invalidate();
        trust.changed(SLOT);
    }

    void bucketChanges() {
        far.invalidate();
        trust.changed(BUCKET);
    }

    void tagChanges() {
        far.invalidate();
        trust.changed(TAG);
    }

    void newsAreLost() {
        far.invalidate();
        trust.everything();
        trust();
    }

    void remove() {
        space.remove(List.of(OneKey.KEY));
    }

    void clear() {
        space.clear();
    }

    void ban() {
        space.ban(new PathPattern("*"));
    }
}
