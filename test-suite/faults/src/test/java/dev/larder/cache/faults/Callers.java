package dev.larder.cache.faults;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Threads that read in every shape, and one that changes, without end; they note what they suffer.
 */
final class Callers implements AutoCloseable {

    private static final long BETWEEN_READS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long BETWEEN_CHANGES = TimeUnit.MILLISECONDS.toNanos(10);

    private final int readers;
    private final Things things;
    private final Source source;
    private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong calls = new AtomicLong();
    private final List<Thread> threads;
    private volatile boolean ended;

    Callers(Things things, Source source, int readers) {
        this.readers = readers;
        this.things = things;
        this.source = source;
        this.threads =
                IntStream.rangeClosed(0, readers)
                        .mapToObj(i -> new Thread(() -> run(i), "caller-" + i))
                        .toList();
    }

    void begin() {
        threads.forEach(Thread::start);
    }

    List<Throwable> errors() {
        return List.copyOf(errors);
    }

    /** The values that were older than an invalidation which had returned before the call. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    long calls() {
        return calls.get();
    }

    /** The longest call since this was asked last; methods take next to no time. */
    Duration longest() {
        return Duration.ofNanos(longest.getAndSet(0));
    }

    private void run(int number) {
        Shape[] shapes = Shape.values();
        for (int turn = number; !ended; turn++) {
            Shape shape = shapes[turn % shapes.length];
            int id = ThreadLocalRandom.current().nextInt(Source.THINGS);
            long start = System.nanoTime();
            try {
                if (number < readers) {
                    read(shape, id);
                } else {
                    source.invalidated(id, shape.change(things, id));
                }
            } catch (Exception e) {
                errors.add(e);
            }
            longest.accumulateAndGet(System.nanoTime() - start, Math::max);
            calls.incrementAndGet();
            LockSupport.parkNanos(number < readers ? BETWEEN_READS : BETWEEN_CHANGES);
        }
    }

    private void read(Shape shape, int id) throws Exception {
        long allowed = source.oldestAllowed(id);
        long seen = shape.find(things, id);
        if (seen < allowed || !Source.isOf(id, seen)) {
            wrong.add(shape + " " + id + ": version " + seen + " after " + allowed);
        }
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
