package dev.larder.cache.tck;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.Opened;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.entry.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Readers and writers of one key on several nodes. The source counts up; a writer raises it and
 * invalidates; no reader that begins after that may be given less.
 */
final class History {

    private static final String KEY = "k";
    private static final String TAG = "history";

    private final List<EntryBackend> nodes;
    private final String namespace;
    private final AtomicLong source = new AtomicLong();
    private final AtomicLong floor = new AtomicLong();

    History(List<EntryBackend> nodes, String namespace) {
        this.nodes = nodes;
        this.namespace = namespace;
    }

    /**
     * What came of it.
     *
     * @param violations what readers were given that was too old
     * @param hits how many values they were given from the cache
     * @param unacknowledged how many invalidations failed: those promise nothing yet
     */
    record Outcome(List<String> violations, long hits, long unacknowledged) {}

    Outcome run(int readers, int writers, int rounds) {
        return run(readers, writers, rounds, rounds / 10);
    }

    /** Readers go on until all writers have ended, and at least so many rounds. */
    Outcome run(int readers, int writers, int rounds, int writes) {
        CountDownLatch writing = new CountDownLatch(writers);
        ExecutorService threads = Executors.newFixedThreadPool(readers + writers);
        try {
            List<Callable<Outcome>> work = new ArrayList<>();
            for (int i = 0; i < readers; i++) {
                Node node = node(i);
                work.add(() -> read(node, rounds, writing));
            }
            for (int i = 0; i < writers; i++) {
                Node node = node(i);
                SplittableRandom random = new SplittableRandom(i);
                work.add(
                        () -> {
                            try {
                                return write(node, random, writes);
                            } finally {
                                writing.countDown();
                            }
                        });
            }
            return sum(threads.invokeAll(work));
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("The history did not end.", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private Node node(int i) {
        return new Node(nodes.get(i % nodes.size()), namespace);
    }

    private Outcome read(Node node, int rounds, CountDownLatch writing) {
        List<String> violations = new ArrayList<>();
        long hits = 0;
        for (int i = 0; i < rounds || writing.getCount() > 0; i++) {
            long least = floor.get();
            Seen seen = node.read(KEY, TAG);
            Entry entry = seen.entry();
            hits += entry == null ? 0 : 1;
            long given = entry == null ? load(node, violations, least) : value(entry);
            if (given < least) {
                violations.add("given " + given + " after " + least);
            }
        }
        return new Outcome(violations, hits, 0);
    }

    private long load(Node node, List<String> violations, long least) {
        Opened opened = node.open(KEY, TAG);
        Entry entry = opened.entry();
        if (entry != null) {
            if (value(entry) < least) {
                violations.add("opened " + value(entry) + " after " + least);
            }
            return value(entry);
        }
        long loaded = source.get();
        node.fill(opened.permit(), KEY, Long.toString(loaded), TAG);
        return loaded;
    }

    private Outcome write(Node node, SplittableRandom random, int rounds) {
        long unacknowledged = 0;
        for (int i = 0; i < rounds; i++) {
            long written = source.incrementAndGet();
            if (invalidate(node, random.nextInt(4))) {
                floor.accumulateAndGet(written, Math::max);
            } else {
                unacknowledged++;
            }
        }
        return new Outcome(List.of(), 0, unacknowledged);
    }

    private static boolean invalidate(Node node, int how) {
        try {
            switch (how) {
                case 0 -> node.remove(KEY);
                case 1 -> node.clear();
                case 2 -> node.invalidateTags(TAG);
                default -> node.ban("*" + KEY + "*");
            }
            return true;
        } catch (AssertionError notAcknowledged) {
            return false;
        }
    }

    private static long value(Entry entry) {
        @Nullable Object value = entry.value();
        return Long.parseLong(String.valueOf(value));
    }

    private static Outcome sum(List<Future<Outcome>> outcomes)
            throws InterruptedException, ExecutionException {
        List<String> violations = new ArrayList<>();
        long hits = 0;
        long unacknowledged = 0;
        for (Future<Outcome> outcome : outcomes) {
            violations.addAll(outcome.get().violations());
            hits += outcome.get().hits();
            unacknowledged += outcome.get().unacknowledged();
        }
        return new Outcome(violations, hits, unacknowledged);
    }
}
