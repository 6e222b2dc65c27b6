package dev.larder.cache.shapes;

import dev.larder.cache.CacheContext;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries a context to a thread that Micronaut doesn't know of. */
final class Carried {

    static final ExecutorService THREADS =
            Executors.newCachedThreadPool(
                    task -> {
                        Thread thread = new Thread(task, "test-load");
                        thread.setDaemon(true);
                        return thread;
                    });
    private static final ThreadLocal<@Nullable CacheContext> CONTEXT = new ThreadLocal<>();

    private Carried() {}

    static <T extends @Nullable Object> T in(Optional<CacheContext> context, Supplier<T> work) {
        CONTEXT.set(context.orElse(null));
        try {
            return work.get();
        } finally {
            CONTEXT.remove();
        }
    }

    static CacheContext here(CacheContext otherwise) {
        CacheContext carried = CONTEXT.get();
        return carried == null ? otherwise : carried;
    }
}
