package dev.larder.cache.backend.line;

import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.entry.Lifetime;
import dev.larder.cache.time.LarderClock;
import io.micronaut.core.annotation.Internal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The time of the authority, in which lifetimes are stored, so that nodes need no common clock. The
 * difference to this node's is learnt before the first entry is read or stored, and each minute.
 */
@Internal
public final class AuthorityTime {

    private static final Duration LEARN_AGAIN = Duration.ofMinutes(1);

    private static final long NONE = -1;

    private final Line line;
    private final Ticker ticker;
    private final LarderClock clock;
    private final AtomicReference<@Nullable CompletableFuture<Void>> learning =
            new AtomicReference<>();
    private volatile long difference;
    private volatile long learntAt;
    private volatile long connection = NONE;
    private volatile boolean known;

    AuthorityTime(Line line, Ticker ticker, LarderClock clock) {
        this.line = line;
        this.ticker = ticker;
        this.clock = clock;
    }

    /** An answer, when the difference is known too; fails if the authority does not tell. */
    public <T> CompletableFuture<T> known(CompletableFuture<T> answer) {
        if (!known) {
            return answer.thenCombine(learn(), (it, learnt) -> it);
        }
        if (ticker.nanos() - learntAt > LEARN_AGAIN.toNanos()) {
            learntAt = ticker.nanos();
            learn();
        }
        return answer;
    }

    /** Answers come by this connection; by another one than before, the clock may be another. */
    public void answeredBy(long connectionEpoch) {
        long before = connection;
        connection = connectionEpoch;
        if (before != NONE && before != connectionEpoch) {
            learntAt = ticker.nanos() - LEARN_AGAIN.toNanos() - 1;
        }
    }

    /** The authority's time. */
    public long now() {
        return clock.millis() + difference;
    }

    /** A lifetime of this node in its time. */
    public Lifetime toAuthority(Lifetime local) {
        return moved(local, difference);
    }

    /** A lifetime of it in the time of this node. */
    public Lifetime toLocal(Lifetime stored) {
        return moved(stored, -difference);
    }

    private static Lifetime moved(Lifetime lifetime, long by) {
        return new Lifetime(
                lifetime.storedAt() + by,
                moved(lifetime.freshUntil(), by),
                moved(lifetime.staleUntil(), by));
    }

    private static long moved(long time, long by) {
        return time == Lifetime.FOREVER ? time : time + by;
    }

    private CompletableFuture<Void> learn() {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> under = learning.compareAndExchange(null, mine);
        if (under != null) {
            return under;
        }
        long before = clock.millis();
        line.call(BinaryBackend::time)
                .whenComplete(
                        (time, error) -> {
                            learning.set(null);
                            if (error == null) {
                                difference = time - (before + clock.millis()) / 2;
                                learntAt = ticker.nanos();
                                known = true;
                                mine.complete(null);
                            } else {
                                mine.completeExceptionally(error);
                            }
                        });
        return mine;
    }
}
