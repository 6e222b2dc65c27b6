package dev.larder.cache.backend.tiered;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A read that becomes a copy, and a change: the copy is not there when both are over. */
public class CopyCases {

    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "no old copy is left")
    @State
    public static class SlotChanges {
        private final Tiers tiers = new Tiers();

        @Actor
        public void read() {
            tiers.read();
        }

        @Actor
        public void change() {
            tiers.slotChanges();
        }

        @Arbiter
        public void end(I_Result left) {
            left.r1 = tiers.copy();
        }
    }

    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "no old copy is left")
    @State
    public static class BucketChanges {
        private final Tiers tiers = new Tiers();

        @Actor
        public void read() {
            tiers.read();
        }

        @Actor
        public void change() {
            tiers.bucketChanges();
        }

        @Arbiter
        public void end(I_Result left) {
            left.r1 = tiers.copy();
        }
    }

    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "no old copy is left")
    @State
    public static class TagChanges {
        private final Tiers tiers = new Tiers();

        @Actor
        public void read() {
            tiers.read();
        }

        @Actor
        public void change() {
            tiers.tagChanges();
        }

        @Arbiter
        public void end(I_Result left) {
            left.r1 = tiers.copy();
        }
    }

    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "no old copy is left")
    @State
    public static class NewsAreLost {
        private final Tiers tiers = new Tiers();

        @Actor
        public void read() {
            tiers.read();
        }

        @Actor
        public void change() {
            tiers.newsAreLost();
        }

        @Arbiter
        public void end(I_Result left) {
            left.r1 = tiers.copy();
        }
    }

    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "no old copy is left")
    @State
    public static class OwnRemoval {
        private final Tiers tiers = new Tiers();

        @Actor
        public void read() {
            tiers.read();
        }

        @Actor
        public void change() {
            tiers.remove();
        }

        @Arbiter
        public void end(I_Result left) {
            left.r1 = tiers.copy();
        }
    }

    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "no old copy is left")
    @State
    public static class OwnClear {
        private final Tiers tiers = new Tiers();

        @Actor
        public void read() {
            tiers.read();
        }

        @Actor
        public void change() {
            tiers.clear();
        }

        @Arbiter
        public void end(I_Result left) {
            left.r1 = tiers.copy();
        }
    }

    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "no old copy is left")
    @State
    public static class OwnPattern {
        private final Tiers tiers = new Tiers();

        @Actor
        public void read() {
            tiers.read();
        }

        @Actor
        public void change() {
            tiers.ban();
        }

        @Arbiter
        public void end(I_Result left) {
            left.r1 = tiers.copy();
        }
    }
}
