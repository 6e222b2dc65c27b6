package dev.larder.cache.faults;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an application has taken: threads of Larder and of drivers, connections, and heap after a
 * collection.
 */
record Footprint(long threads, long connections, long heapKilobytes) {

    private static final Pattern OURS =
            Pattern.compile("(larder|lettuce|folsom|aws|sdk|netty|idle-connection).*");

    static Footprint of(Rig rig) {
        System.gc();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new Footprint(
                threadsOfBackends().size(), rig.proxy().connections(), heap.getUsed() / 1024);
    }

    /** Those that are there now, of Larder and of the drivers. */
    static Set<Thread> threadsOfBackends() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> OURS.matcher(thread.getName()).matches())
                .collect(Collectors.toSet());
    }

    /** What came to it since then. */
    Footprint since(Footprint before) {
        return new Footprint(
                threads - before.threads,
                connections - before.connections,
                heapKilobytes - before.heapKilobytes);
    }

    boolean isAtMost(Footprint limit) {
        return threads <= limit.threads
                && connections <= limit.connections
                && heapKilobytes <= limit.heapKilobytes;
    }
}
