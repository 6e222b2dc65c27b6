package dev.larder.cache.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TagCellsTest {

    private static final List<String> TAG = List.of("t");

    private final TagCells cells = new TagCells();

    @Test
    void theCellOfATagIsTheSameUntilItIsInvalidated() {
        Cell before = cells.of(TAG)[0];
        assertThat(cells.of(TAG)[0]).isSameAs(before);
        cells.invalidate(TAG);

        assertThat(before.ended()).isTrue();
        assertThat(cells.of(TAG)[0]).isNotSameAs(before);
        assertThat(cells.of(TAG)[0].ended()).isFalse();
    }

    @Test
    void implicitTagsLeaveTheCellOfEveryTag() {
        Cell any = cells.any();
        cells.invalidate(List.of("@p:/a"));
        assertThat(any.ended()).isFalse();
        cells.invalidate(TAG);
        assertThat(any.ended()).isTrue();
    }

    @Test
    void ofTwoInvalidationsAtOnceNoneReturnsBeforeTheCellHasEnded() throws Exception {
        int rounds = 20_000;
        Cell[] loadedUnder = new Cell[1];
        CyclicBarrier begin = new CyclicBarrier(2, () -> loadedUnder[0] = cells.of(TAG)[0]);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Integer> one = threads.submit(() -> late(rounds, begin, loadedUnder));
            Future<Integer> other = threads.submit(() -> late(rounds, begin, loadedUnder));
            assertThat(one.get() + other.get()).isZero();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** How often the cell had not ended when the invalidation returned. */
    private int late(int rounds, CyclicBarrier begin, Cell[] loadedUnder)
            throws BrokenBarrierException, InterruptedException {
        int late = 0;
        for (int i = 0; i < rounds; i++) {
            begin.await();
            cells.invalidate(TAG);
            late += loadedUnder[0].ended() ? 0 : 1;
        }
        return late;
    }
}
