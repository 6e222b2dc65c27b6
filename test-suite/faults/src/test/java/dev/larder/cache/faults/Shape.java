package dev.larder.cache.faults;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How a method gives its result; its caller waits for it. */
enum Shape {
    PLAIN {
        @Override
        long find(Things things, int id) {
            return things.find(id);
        }

        @Override
        long change(Things things, int id) {
            return things.change(id);
        }
    },
    FUTURE {
        @Override
        long find(Things things, int id) throws Exception {
            return await(things.findLater(id));
        }

        @Override
        long change(Things things, int id) throws Exception {
            return await(things.changeLater(id));
        }
    },
    MONO {
        @Override
        long find(Things things, int id) throws Exception {
            return await(things.findReactively(id).toFuture());
        }

        @Override
        long change(Things things, int id) throws Exception {
            return await(things.changeReactively(id).toFuture());
        }
    };

    private static final long LONGEST_SECONDS = 30;

    abstract long find(Things things, int id) throws Exception;

    abstract long change(Things things, int id) throws Exception;

    private static long await(CompletableFuture<Long> result)
            throws ExecutionException, InterruptedException, TimeoutException {
        return result.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }
}
