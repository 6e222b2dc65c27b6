package dev.larder.cache.history;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** What is cached: versions that only rise. The same for all nodes; reading it takes its time. */
final class Source {

    private static final int HUNDRED = 100;
    private static final int AT_ONCE = 60;
    private static final int SOON = 94;
    private static final int LONGEST_SOON = 20_000;
    private static final int LONGEST = 120_000;

    private final Map<Address, Cell> cells = new ConcurrentHashMap<>();
    private final AtomicLong loads = new AtomicLong();
    private final SplittableRandom pace;
    private final int mostMicros;

    /**
     * With loads that take as long as chance says.
     *
     * @param mostMillis at most; zero: most none at all, and some long
     */
    Source(long seed, int mostMillis) {
        this.pace = new SplittableRandom(seed);
        this.mostMicros = Math.toIntExact(TimeUnit.MILLISECONDS.toMicros(mostMillis));
        Address.ALL.forEach(address -> cells.put(address, new Cell()));
    }

    /** The version, and what keeps others from raising it. */
    private static final class Cell {
        final ReentrantLock lock = new ReentrantLock();
        final AtomicLong version = new AtomicLong();
    }

    /** What a put does while nobody raises the version. */
    interface Putting {
        void put(Version version);
    }

    Version load(String namespace, String key) {
        loads.incrementAndGet();
        Version version = current(new Address(namespace, key));
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(duration()));
        return version;
    }

    private synchronized int duration() {
        if (mostMicros > 0) {
            return pace.nextInt(mostMicros);
        }
        int chance = pace.nextInt(HUNDRED);
        if (chance < AT_ONCE) {
            return 0;
        }
        return pace.nextInt(chance < SOON ? LONGEST_SOON : LONGEST);
    }

    Version current(Address address) {
        return version(address, cell(address).version.get());
    }

    Version raise(Address address) {
        Cell cell = cell(address);
        cell.lock.lock();
        try {
            return version(address, cell.version.incrementAndGet());
        } finally {
            cell.lock.unlock();
        }
    }

    /** Puts what is the newest version all the time. */
    void put(Address address, boolean raise, Putting putting) {
        Cell cell = cell(address);
        cell.lock.lock();
        try {
            putting.put(raise ? raise(address) : current(address));
        } finally {
            cell.lock.unlock();
        }
    }

    long loads() {
        return loads.get();
    }

    private Cell cell(Address address) {
        Cell cell = cells.get(address);
        if (cell == null) {
            throw new IllegalArgumentException(address + " is not in use.");
        }
        return cell;
    }

    private static Version version(Address address, long number) {
        return new Version(address.namespace(), address.key(), address.group(), number);
    }
}
