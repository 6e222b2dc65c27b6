package dev.larder.cache.backend.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.larder.cache.backend.Permit;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A load that began before an invalidation, and the invalidation. What is left, seen by who
 * invalidated and at the end, is never the value of the load; every outcome but those named is
 * forbidden.
 */
public class LoadCases {

    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "nothing old is left")
    @State
    public static class Removal {
        private final OneKey key = new OneKey();
        private final Permit load = key.open();

        @Actor
        public void load() {
            key.fill(load, 1);
        }

        @Actor
        public void invalidate(II_Result seen) {
            key.remove();
            seen.r1 = key.value();
        }

        @Arbiter
        public void end(II_Result seen) {
            seen.r2 = key.value();
        }
    }

    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "nothing old is left")
    @State
    public static class Clear {
        private final OneKey key = new OneKey();
        private final Permit load = key.open();

        @Actor
        public void load() {
            key.fill(load, 1);
        }

        @Actor
        public void invalidate(II_Result seen) {
            key.clear();
            seen.r1 = key.value();
        }

        @Arbiter
        public void end(II_Result seen) {
            seen.r2 = key.value();
        }
    }

    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "nothing old is left")
    @State
    public static class Tag {
        private final OneKey key = new OneKey();
        private final Permit load = key.open();

        @Actor
        public void load() {
            key.fill(load, 1);
        }

        @Actor
        public void invalidate(II_Result seen) {
            key.invalidateTag();
            seen.r1 = key.value();
        }

        @Arbiter
        public void end(II_Result seen) {
            seen.r2 = key.value();
        }
    }

    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "nothing old is left")
    @State
    public static class LateTag {
        private final OneKey key = new OneKey();
        private final Permit load = key.openUntagged();

        @Actor
        public void load() {
            key.fillWithLateTag(load, 1);
        }

        @Actor
        public void invalidate(II_Result seen) {
            key.invalidateTag();
            seen.r1 = key.value();
        }

        @Arbiter
        public void end(II_Result seen) {
            seen.r2 = key.value();
        }
    }

    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "nothing old is left")
    @State
    public static class Pattern {
        private final OneKey key = new OneKey();
        private final Permit load = key.open();

        @Actor
        public void load() {
            key.fill(load, 1);
        }

        @Actor
        public void invalidate(II_Result seen) {
            key.ban();
            seen.r1 = key.value();
        }

        @Arbiter
        public void end(II_Result seen) {
            seen.r2 = key.value();
        }
    }

    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "nothing old is left")
    @State
    public static class RefreshAndRemoval {
        private final OneKey key = loaded();
        private final Permit refresh = key.open();

        @Actor
        public void refresh() {
            key.fill(refresh, 2);
        }

        @Actor
        public void invalidate(II_Result seen) {
            key.remove();
            seen.r1 = key.value();
        }

        @Arbiter
        public void end(II_Result seen) {
            seen.r2 = key.value();
        }
    }

    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "nothing old is left")
    @State
    public static class RefreshAndClear {
        private final OneKey key = loaded();
        private final Permit refresh = key.open();

        @Actor
        public void refresh() {
            key.fill(refresh, 2);
        }

        @Actor
        public void invalidate(II_Result seen) {
            key.clear();
            seen.r1 = key.value();
        }

        @Arbiter
        public void end(II_Result seen) {
            seen.r2 = key.value();
        }
    }

    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "nothing old is left")
    @State
    public static class RefreshAndTag {
        private final OneKey key = loaded();
        private final Permit refresh = key.open();

        @Actor
        public void refresh() {
            key.fill(refresh, 2);
        }

        @Actor
        public void invalidate(II_Result seen) {
            key.invalidateTag();
            seen.r1 = key.value();
        }

        @Arbiter
        public void end(II_Result seen) {
            seen.r2 = key.value();
        }
    }

    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "nothing old is left")
    @State
    public static class RefreshAndPattern {
        private final OneKey key = loaded();
        private final Permit refresh = key.open();

        @Actor
        public void refresh() {
            key.fill(refresh, 2);
        }

        @Actor
        public void invalidate(II_Result seen) {
            key.ban();
            seen.r1 = key.value();
        }

        @Arbiter
        public void end(II_Result seen) {
            seen.r2 = key.value();
        }
    }

    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "neither returns before the entry is invalid")
    @State
    public static class TwoInvalidationsOfATag {
        private final OneKey key = loaded();

        @Actor
        public void one(II_Result seen) {
            key.invalidateTag();
            seen.r1 = key.value();
        }

        @Actor
        public void other(II_Result seen) {
            key.invalidateTag();
            seen.r2 = key.value();
        }
    }

    private static OneKey loaded() {
        OneKey key = new OneKey();
        key.fill(key.open(), 1);
        return key;
    }
}
