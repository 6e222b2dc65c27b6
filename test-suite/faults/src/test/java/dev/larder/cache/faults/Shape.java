package dev.larder.cache.faults;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/** How a method gives its result; its caller waits for it. */
enum Shape {
    PLAIN {
        @Override
        long query(Source source, int id) {
            return source.query(id);
        }

        @Override
        long query(Things things, int id) {
            return things.query(id);
        }

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
        long query(Source source, int id) throws Exception {
            return await(CompletableFuture.supplyAsync(() -> source.query(id)));
        }

        @Override
        long query(Things things, int id) throws Exception {
            return await(things.queryLater(id));
        }

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
        long query(Source source, int id) throws Exception {
            return await(Mono.fromCallable(() -> source.query(id)).toFuture());
        }

        @Override
        long query(Things things, int id) throws Exception {
            return await(things.queryReactively(id).toFuture());
        }

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

    /** The method without a cache. */
    abstract long query(Source source, int id) throws Exception;

    /** The method with one. */
    abstract long query(Things things, int id) throws Exception;

    abstract long find(Things things, int id) throws Exception;

    abstract long change(Things things, int id) throws Exception;

    private static long await(CompletableFuture<Long> result)
            throws ExecutionException, InterruptedException, TimeoutException {
        return result.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }
}
