package dev.larder.cache.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.tck.Noise;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Applications come and go in one process, and nothing of them stays. */
abstract class OpenAndCloseScenario {

    private static final int WARM = 5;
    private static final int APPLICATIONS = 100;

    /** Clients of the SDK take longest to be made. */
    private static final int APPLICATIONS_ON_DYNAMODB = 25;

    /** One of the driver that ends by itself; and buffers that the driver keeps for the next. */
    private static final Left TOLERATED = new Left(1, 0, 8 * 1024, 8 * 1024);

    private static final int LOADS = 5;
    private static final Duration SHUTDOWN = Duration.ofSeconds(1);

    /** What the rest of an application takes to end, the driver's threads included. */
    private static final Duration REST = Duration.ofSeconds(3);

    private final Rig rig;
    private final Noise noise = new Noise();
    private final ExecutorService callers = Executors.newCachedThreadPool();

    OpenAndCloseScenario(Far far) {
        rig = new Rig(far);
    }

    @AfterEach
    void close() {
        callers.shutdownNow();
        noise.close();
        rig.close();
    }

    @Test
    void nothingIsLeftOfManyApplications() throws Exception {
        for (int i = 0; i < WARM; i++) {
            openAndClose();
        }
        Left before = settled(new Left(0, 0, Long.MAX_VALUE, Long.MAX_VALUE));
        int applications = rig.far() == Far.DYNAMODB ? APPLICATIONS_ON_DYNAMODB : APPLICATIONS;
        for (int i = 0; i < applications; i++) {
            openAndClose();
        }

        Left left = Again.until(() -> Left.now().since(before), grown -> grown.isAtMost(TOLERATED));
        assertThat(left).matches(grown -> grown.isAtMost(TOLERATED));
        assertThat(rig.proxy().connections()).isZero();
    }

    /** After the connections of the warm ones have ended. */
    private Left settled(Left none) {
        Again.until(() -> rig.proxy().connections(), connections -> connections == 0);
        Left first = Left.now();
        return Again.until(Left::now, now -> now.since(first).isAtMost(none));
    }

    private void openAndClose() throws Exception {
        try (ApplicationContext application = rig.another(Map.of())) {
            for (Shape shape : Shape.values()) {
                shape.find(application.getBean(Things.class), 1);
                shape.change(application.getBean(Things.class), 1);
            }
        }
    }

    @Test
    void endWithLoadsInFlightIsInTimeAndCallersGetTheirValues() {
        noise.begin();
        CompletableFuture<Void> letGo = new CompletableFuture<>();
        ApplicationContext application = rig.another(Map.of("larder.shutdown", SHUTDOWN));
        List<CompletableFuture<Long>> loads = loads(application, letGo);
        long start = System.nanoTime();
        application.close();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        letGo.complete(null);

        assertThat(took).isLessThan(SHUTDOWN.plus(REST).plus(noise.ofAReturn()));
        assertThat(loads)
                .allSatisfy(load -> assertThat(load.get(10, TimeUnit.SECONDS)).isNotNegative());
        assertThat(Again.until(() -> rig.proxy().connections(), open -> open == 0)).isZero();
    }

    private List<CompletableFuture<Long>> loads(
            ApplicationContext application, CompletableFuture<Void> letGo) {
        Things things = application.getBean(Things.class);
        Source source = application.getBean(Source.class);
        List<CompletableFuture<Long>> loads = new ArrayList<>();
        for (int i = 0; i < LOADS; i++) {
            int id = i;
            loads.add(things.findWhen(id, letGo));
            loads.add(
                    CompletableFuture.supplyAsync(
                            () -> things.findHeld(LOADS + id, letGo), callers));
        }
        Again.until(source::loads, begun -> begun == 2 * LOADS);
        return loads;
    }
}
