package dev.larder.cache.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.larder.cache.Cache;
import dev.larder.cache.Caches;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.load.SingleFlight;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;

/** What a remote backend can't keep is counted and said, and no call fails of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeverSilentTest {

    /** Known to Java serialization only. */
    static final class Session implements Serializable {
        private static final long serialVersionUID = 1L;
        final int number;

        Session(int number) {
            this.number = number;
        }
    }

    @Singleton
    @Requires(property = "spec", value = "never-silent")
    static class Repository {
        final AtomicInteger loads = new AtomicInteger();

        @Cached(namespace = "sessions", key = "id")
        Session session(long id) {
            return new Session(loads.incrementAndGet());
        }

        @Cached(namespace = "large", key = "id")
        String large(long id) {
            loads.incrementAndGet();
            return "x".repeat(200_000);
        }

        @Cached(namespace = "long-keys", key = "text")
        String longKey(String text) {
            return "v" + loads.incrementAndGet();
        }

        @Cached(namespace = "tagged-data", key = "id")
        Map<String, Object> taggedData(long id) {
            loads.incrementAndGet();
            return Map.of(
                    "@class",
                    "java.lang.Runtime",
                    "$type",
                    List.of("a"),
                    "@type",
                    Map.of("b", "c"));
        }
    }

    private final ListAppender<ILoggingEvent> warnings = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.larder.cache");
    private ApplicationContext context;
    private Repository repository;
    private Caches caches;

    @BeforeAll
    void start() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spec", "never-silent");
        properties.put("larder.backend", "scripted");
        properties.put("larder.backends.scripted.type", "scripted");
        properties.put("larder.timeout", "5s");
        properties.put("larder.breaker.slow", "5s");
        warnings.list = new CopyOnWriteArrayList<>();
        context = ApplicationContext.run(properties);
        repository = context.getBean(Repository.class);
        caches = context.getBean(Caches.class);
    }

    @AfterAll
    void stop() {
        context.close();
    }

    @BeforeEach
    void listen() {
        repository.loads.set(0);
        warnings.list.clear();
        warnings.start();
        logger.addAppender(warnings);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(warnings);
    }

    /** Refusals are counted before the load has ended for those who come. */
    private void awaitEndOfLoads() {
        await().until(() -> context.getBean(SingleFlight.class).size() == 0);
    }

    private List<String> warned(String namespace) {
        return warnings.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains(namespace))
                .toList();
    }

    @Test
    @Tag("B15")
    @Tag("B18")
    void valueThatNoCodecWritesIsNotSerializedByJava() {
        Cache<Long, Session> cache = caches.named("sessions", Long.class, Session.class);
        for (int i = 0; i < 3; i++) {
            int calls = i + 1;
            assertThat(repository.session(1).number).isEqualTo(calls);
            await().until(() -> cache.statistics().putsRefused() == calls);
            awaitEndOfLoads();
        }
        assertThat(warned("sessions")).hasSize(1).allMatch(text -> text.contains("not stored"));
    }

    @Test
    @Tag("B15")
    void valueThatIsTooLargeIsCountedAndSaidOnce() {
        Cache<Long, String> cache = caches.named("large", Long.class, String.class);
        for (int i = 0; i < 3; i++) {
            int calls = i + 1;
            assertThat(repository.large(1)).hasSize(200_000);
            // A call that comes before the refusal is known shares the load.
            await().until(() -> cache.statistics().putsRefused() == calls);
            awaitEndOfLoads();
        }
        assertThat(repository.loads).hasValue(3);
        assertThat(warned("large")).hasSize(1).allMatch(text -> text.contains("200"));
    }

    @Test
    @Tag("B15")
    @Tag("B11")
    void keysMayBeLong() {
        String first = repository.longKey("x".repeat(10_000) + "a");
        assertThat(repository.longKey("x".repeat(10_000) + "a")).isEqualTo(first);
        assertThat(repository.longKey("x".repeat(10_000) + "b")).isNotEqualTo(first);
    }

    @Test
    @Tag("B18")
    void dataThatLooksLikeATypeIsData() {
        Map<String, Object> first = repository.taggedData(1);
        assertThat(repository.taggedData(1)).isEqualTo(first);
        assertThat(repository.loads).hasValue(1);
    }
}
