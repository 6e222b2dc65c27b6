package dev.larder.cache.tck.redis;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.Opened;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.SpaceSpec;
import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.Codec;
import dev.larder.cache.entry.Codecs;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.Lifetime;
import dev.larder.cache.entry.ValueType;
import dev.larder.cache.key.CacheKey;
import io.micronaut.core.type.Argument;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Threads that read through the cache without pause, and note what happens to them. */
final class Load implements AutoCloseable {

    private static final int KEYS = 20;
    private static final long LOAD_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final EntrySpace space;
    private final ValueType type;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong hits = new AtomicLong();
    private final Map<CacheKey, Long> lastHits = new ConcurrentHashMap<>();
    private final List<Thread> threads;

    Load(RedisNode node, int threads) {
        EntryBackend backend = node.backend();
        this.space = backend.space(new SpaceSpec("load", SpaceSpec.Kind.VALUES, 1, false));
        Codec codec =
                node.application().getBean(Codecs.class).standard(Argument.STRING, Codecs.JSON);
        this.type = new ValueType(Argument.STRING, codec);
        this.threads = IntStream.range(0, threads).mapToObj(i -> new Thread(() -> run(i))).toList();
        this.threads.forEach(Thread::start);
    }

    List<Throwable> errors() {
        return List.copyOf(errors);
    }

    /** The longest that a read, an open or a fill took since this was asked last. */
    long longestMillis() {
        return TimeUnit.NANOSECONDS.toMillis(longest.getAndSet(0));
    }

    long calls() {
        return calls.get();
    }

    long hits() {
        return hits.get();
    }

    /** Whether each key has been found since then. */
    boolean hasFoundAllSince(long nanos) {
        return lastHits.size() == KEYS
                && lastHits.values().stream().allMatch(last -> last - nanos > 0);
    }

    private void run(int first) {
        for (int i = first; !ended.get(); i++) {
            try {
                call(CacheKey.of(i % KEYS));
            } catch (ExecutionException | TimeoutException | RuntimeException e) {
                errors.add(e);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void call(CacheKey key)
            throws ExecutionException, TimeoutException, InterruptedException {
        Target target = new Target(key, type, List.of("t"));
        long start = System.nanoTime();
        Seen seen = space.read(target).toCompletableFuture().get(10, TimeUnit.SECONDS);
        calls.incrementAndGet();
        if (seen.entry() != null) {
            hits.incrementAndGet();
            lastHits.put(key, start);
            longest.accumulateAndGet(System.nanoTime() - start, Math::max);
            return;
        }
        Opened opened = space.open(target).toCompletableFuture().get(10, TimeUnit.SECONDS);
        longest.accumulateAndGet(System.nanoTime() - start, Math::max);
        LockSupport.parkNanos(LOAD_NANOS);
        if (opened.permit().storable()) {
            fill(opened, target);
        }
    }

    private void fill(Opened opened, Target target)
            throws ExecutionException, TimeoutException, InterruptedException {
        long now = System.currentTimeMillis();
        Entry entry = new Entry("v", new Lifetime(now, now + 60_000, now + 60_000), List.of("t"));
        long start = System.nanoTime();
        space.fill(opened.permit(), entry, target).toCompletableFuture().get(10, TimeUnit.SECONDS);
        longest.accumulateAndGet(System.nanoTime() - start, Math::max);
    }

    @Override
    public void close() throws InterruptedException {
        ended.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
