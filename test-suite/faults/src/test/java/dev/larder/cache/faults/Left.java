package dev.larder.cache.faults;

import io.netty.util.internal.PlatformDependent;
import java.io.File;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Objects;

/**
 * What this process has that applications may have left behind.
 *
 * @param threads of Larder and of drivers
 * @param sockets that are open, of the tests too
 * @param directKilobytes of buffers outside the heap
 * @param heapKilobytes after a collection
 */
record Left(long threads, long sockets, long directKilobytes, long heapKilobytes) {

    private static final File OPEN_FILES = new File("/proc/self/fd");

    static Left now() {
        System.gc();
        long pools =
                ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
        long direct = pools + Math.max(0, PlatformDependent.usedDirectMemory());
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Left(
                Footprint.threadsOfBackends().size(), openSockets(), direct / 1024, heap / 1024);
    }

    Left since(Left before) {
        return new Left(
                threads - before.threads,
                sockets - before.sockets,
                directKilobytes - before.directKilobytes,
                heapKilobytes - before.heapKilobytes);
    }

    boolean isAtMost(Left limit) {
        return threads <= limit.threads
                && sockets <= limit.sockets
                && directKilobytes <= limit.directKilobytes
                && heapKilobytes <= limit.heapKilobytes;
    }

    private static long openSockets() {
        String[] files = Objects.requireNonNullElse(OPEN_FILES.list(), new String[0]);
        return Arrays.stream(files).filter(Left::isSocket).count();
    }

    private static boolean isSocket(String name) {
        try {
            return Files.readSymbolicLink(OPEN_FILES.toPath().resolve(name))
                    .toString()
                    .startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
