package dev.larder.benchmarks.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongPredicate;

/** Asks from several threads, each of which waits for its answer. */
record Threads(int number) implements Asking {

    @Override
    public double rate(long millis, Question question) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(number);
        try {
            long begun = System.nanoTime();
            long end = begun + millis * 1_000_000;
            List<Callable<Long>> all = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                long first = 31L * i;
                all.add(() -> asked(first, end, question.blocking()));
            }
            long asked = 0;
            for (Future<Long> one : threads.invokeAll(all)) {
                asked += one.get();
            }
            return asked * 1e9 / (System.nanoTime() - begun);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A question had no answer.", e.getCause());
        } finally {
            threads.shutdown();
        }
    }

    private static long asked(long first, long end, LongPredicate question) {
        long asked = 0;
        for (; System.nanoTime() - end < 0; asked++) {
            if (!question.test(first + asked)) {
                throw new IllegalStateException("not what is stored");
            }
        }
        return asked;
    }
}
