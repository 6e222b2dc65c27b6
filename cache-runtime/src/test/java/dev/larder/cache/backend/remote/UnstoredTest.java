package dev.larder.cache.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A namespace that is never stored is said to be one, and an outage is none of it. */
class UnstoredTest {

    private final RemoteFixture far = new RemoteFixture();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.larder.cache.backend");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(logged);
    }

    @Test
    void namespaceIsToldOnce() {
        attempts(100);

        assertThat(told()).hasSize(1).allMatch(line -> line.contains("namespace n"));
    }

    @Test
    void anEntryThatIsStoredBeginsTheCountAnew() {
        for (int i = 0; i < 10; i++) {
            attempts(15);
            far.authority.mode(MapAuthority.Mode.ANSWERS);
            far.load("k" + i, "v");
        }

        assertThat(told()).isEmpty();
    }

    @Test
    void manyWhoFailAtOnceAreNoneOfIt() {
        far.authority.mode(MapAuthority.Mode.PART_IS_GONE);
        for (int i = 0; i < 1_000; i++) {
            far.open("k" + i);
        }

        assertThat(told()).isEmpty();
    }

    /** One each 200 ms; a part of the backend is gone, so it is asked all the time. */
    private void attempts(int count) {
        far.authority.mode(MapAuthority.Mode.PART_IS_GONE);
        for (int i = 0; i < count; i++) {
            far.open("k");
            far.advance(Duration.ofMillis(200));
        }
    }

    private List<String> told() {
        return logged.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains("is not stored"))
                .toList();
    }
}
