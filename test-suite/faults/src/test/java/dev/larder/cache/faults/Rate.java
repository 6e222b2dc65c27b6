package dev.larder.cache.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many calls a second go through a cached method, in parts of those of the same method without
 * a cache. The method takes 2 ms and is called for another key each time, in every shape, by some
 * threads. Both are measured in turn, and the middle one of some turns counts; where that was bad
 * other processes may have had this machine, and it is measured again a few times.
 *
 * @param part of the calls without a cache
 * @param least that users are promised, on this machine as it is now: where it lets callers without
 *     a cache run late, it lets those with one run late twice as often
 */
record Rate(double part, double least) {

    private static final double ENOUGH = 0.9;
    private static final AtomicInteger IDS = new AtomicInteger();
    private static final int THREADS = 4;
    private static final int TURNS = 5;
    private static final int TIMES = 8;
    private static final long TURN_NANOS = Duration.ofMillis(60).toNanos();

    /** What a call without a cache takes on a machine that is not busy. */
    private static final double USUAL_NANOS = Source.QUERY_NANOS * 1.1;

    static Rate of(Rig rig) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Rate rate = turns(rig, threads);
            for (int i = 1; i < TIMES && rate.part < rate.least; i++) {
                rate = turns(rig, threads);
            }
            return rate;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Rate turns(Rig rig, ExecutorService threads)
            throws InterruptedException, ExecutionException {
        Things things = rig.things();
        Source source = rig.source();
        List<Rate> turns = new ArrayList<>();
        while (turns.size() < TURNS) {
            double cached = calls(threads, (shape, id) -> shape.query(things, id));
            double bare = calls(threads, (shape, id) -> shape.query(source, id));
            double nanos = THREADS * TURN_NANOS / bare;
            double late = Math.max(0, nanos - USUAL_NANOS);
            turns.add(new Rate(cached / bare, ENOUGH * nanos / (nanos + late)));
        }
        turns.sort(Comparator.comparingDouble(Rate::part));
        return turns.get(TURNS / 2);
    }

    @FunctionalInterface
    private interface Call {
        long of(Shape shape, int id) throws Exception;
    }

    private static double calls(ExecutorService threads, Call call)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + TURN_NANOS;
        Callable<Long> caller =
                () -> {
                    Shape[] shapes = Shape.values();
                    long made = 0;
                    while (System.nanoTime() < end) {
                        call.of(shapes[(int) (made % shapes.length)], IDS.incrementAndGet());
                        made++;
                    }
                    return made;
                };
        long sum = 0;
        for (Future<Long> made : threads.invokeAll(List.of(caller, caller, caller, caller))) {
            sum += made.get();
        }
        return sum;
    }
}
