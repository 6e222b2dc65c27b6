package dev.larder.cache.load;

import dev.larder.cache.settings.LarderSettings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where asynchronous calls go on after a backend has answered, so that no code of the application
 * runs on a driver's thread: virtual threads where the JDK has them, else a few threads that end
 * when idle. After closing, what still arrives runs where it is.
 */
@Singleton
public final class LarderExecutor implements Executor {

    private final ExecutorService threads = create();
    private final long shutdownMillis;

    LarderExecutor(LarderSettings settings) {
        this.shutdownMillis = settings.shutdown().toMillis();
    }

    @Override
    public void execute(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException closing) {
            task.run();
        }
    }

    private static ExecutorService create() {
        try {
            return (ExecutorService)
                    MethodHandles.publicLookup()
                            .findStatic(
                                    Executors.class,
                                    "newVirtualThreadPerTaskExecutor",
                                    MethodType.methodType(ExecutorService.class))
                            .invoke();
        } catch (Throwable beforeJdk21) {
            return pool();
        }
    }

    private static ExecutorService pool() {
        AtomicInteger number = new AtomicInteger();
        int size = Math.max(4, Runtime.getRuntime().availableProcessors() * 2);
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        size,
                        size,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        task -> {
                            Thread thread = new Thread(task, "larder-" + number.incrementAndGet());
                            thread.setDaemon(true);
                            return thread;
                        });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @PreDestroy
    void close() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(shutdownMillis, TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
    }
}
