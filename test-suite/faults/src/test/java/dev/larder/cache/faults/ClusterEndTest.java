package dev.larder.cache.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.larder.cache.tck.server.RedisCluster;
import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** An application ends while it is connecting to a cluster. */
class ClusterEndTest {

    private static final int TIMES = 20;

    private final RedisCluster cluster = RedisCluster.start();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @AfterEach
    void close() {
        root.detachAppender(logged);
        cluster.close();
    }

    @Test
    void nothingIsWrongAboutIt() {
        logged.list = new CopyOnWriteArrayList<>();
        logged.start();
        root.addAppender(logged);
        for (int i = 0; i < TIMES; i++) {
            try (ApplicationContext application = application()) {
                CompletableFuture<Long> begun =
                        application.getBean(Things.class).findLater(i % Source.THINGS);
                assertThat(begun).isNotCancelled();
            }
        }

        assertThat(logged.list)
                .filteredOn(ClusterEndTest::isWrong)
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEmpty();
    }

    /** What can't be reached in time on a busy machine is none of it. */
    private static boolean isWrong(ILoggingEvent event) {
        return event.getLevel().isGreaterOrEqual(Level.ERROR)
                || event.getFormattedMessage().contains("already closed")
                || event.getFormattedMessage().contains("is closed");
    }

    private ApplicationContext application() {
        List<String> uris = cluster.uris().stream().map(URI::toString).toList();
        return ApplicationContext.run(
                Map.of("spec", "faults", "larder.backend", "redis", "redis.uris", uris));
    }
}
