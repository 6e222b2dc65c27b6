package dev.larder.cache.backend.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.larder.cache.backend.Permit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Puts, and what else happens to their key: what is left is the newest value, or nothing. */
public class PutCases {

    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "overlapping puts leave nothing")
    @Outcome(id = "2", expect = ACCEPTABLE, desc = "the later put")
    @State
    public static class TwoPuts {
        private final OneKey key = new OneKey();
        private final AtomicInteger source = new AtomicInteger();

        @Actor
        public void one() {
            put(key, source);
        }

        @Actor
        public void other() {
            put(key, source);
        }

        @Arbiter
        public void end(I_Result left) {
            left.r1 = key.value();
        }
    }

    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "the load overtook the put's hold, or followed")
    @Outcome(id = "2", expect = ACCEPTABLE, desc = "the put")
    @State
    public static class PutAndLoad {
        private final OneKey key = new OneKey();
        private final AtomicInteger source = new AtomicInteger(1);

        @Actor
        public void put() {
            PutCases.put(key, source);
        }

        @Actor
        public void load() {
            Permit load = key.open();
            key.fill(load, source.get());
        }

        @Arbiter
        public void end(I_Result left) {
            left.r1 = key.value();
        }
    }

    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "the removal came later, or overtook the put")
    @State
    public static class PutAndRemoval {
        private final OneKey key = new OneKey();
        private final Permit put = key.hold();

        @Actor
        public void put() {
            key.fill(put, 1);
        }

        @Actor
        public void remove() {
            key.remove();
        }

        @Arbiter
        public void end(I_Result left) {
            left.r1 = key.value();
        }
    }

    private static void put(OneKey key, AtomicInteger source) {
        Permit put = key.hold();
        key.fill(put, source.incrementAndGet());
    }
}
