package dev.larder.cache.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.Cache;
import dev.larder.cache.CacheBackendException;
import dev.larder.cache.Caches;
import dev.larder.cache.backend.CacheBackend;
import dev.larder.cache.tck.Noise;
import dev.larder.cache.tck.server.MemcachedServer;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One Memcached server of two is gone: half of the keys are not cached, and nothing else happens.
 */
@Tag("once")
class OneOfTwoTest {

    private static final Duration LONGEST_CALL = Duration.ofMillis(300 + 100);
    private static final Duration RETURN = Duration.ofSeconds(1);
    private static final Duration SETTLED = Duration.ofSeconds(20);
    private static final int ENOUGH = 1_000;

    private final MemcachedServer stays = MemcachedServer.startOwn();
    private final MemcachedServer goes = MemcachedServer.startOwn();
    private final ApplicationContext application =
            ApplicationContext.run(
                    Map.of(
                            "spec",
                            "faults",
                            "larder.backend",
                            "memcached",
                            "larder.memcached.servers",
                            stays.address() + "," + goes.address()));
    private final Things things = application.getBean(Things.class);
    private final Source source = application.getBean(Source.class);
    private final Noise noise = new Noise();
    private final Callers callers = new Callers(things, source, Far.MEMCACHED.readers());

    static Stream<Arguments> outages() {
        return Stream.of(
                outage("killed", MemcachedServer::kill, MemcachedServer::restart),
                outage("hung", MemcachedServer::pause, MemcachedServer::resume));
    }

    private static Arguments outage(
            String name, Consumer<MemcachedServer> begin, Consumer<MemcachedServer> end) {
        return Arguments.of(Named.of(name, begin), end);
    }

    @AfterEach
    void close() throws InterruptedException {
        callers.close();
        noise.close();
        application.close();
        stays.close();
        goes.close();
    }

    @ParameterizedTest
    @MethodSource("outages")
    void theOtherGoesOnCachingAndNobodySuffers(
            Consumer<MemcachedServer> begin, Consumer<MemcachedServer> end)
            throws InterruptedException {
        noise.begin();
        callers.begin();
        awaitHits();
        callers.longest();
        noise.reset();
        begin.accept(goes);
        for (int i = 0; i < 5; i++) {
            awaitHits();
        }
        assertThat(backend().available()).isTrue();
        assertThat(callers.longest()).isLessThanOrEqualTo(LONGEST_CALL.plus(noise.ofACall()));
        end.accept(goes);
        callers.close();
        awaitAllCached();

        assertThat(callers.errors()).isEmpty();
        assertThat(callers.wrong()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("outages")
    void invalidationOfWhatIsGoneIsReportedAndMadeUpFor(
            Consumer<MemcachedServer> begin, Consumer<MemcachedServer> end) {
        noise.begin();
        IntStream.range(0, Source.THINGS).forEach(things::find);
        begin.accept(goes);
        await().atMost(SETTLED).until(() -> backend().statistics().backendErrors() > 0 || fails());

        assertThatThrownBy(cache()::clear)
                .isInstanceOf(CacheBackendException.class)
                .hasMessageContaining(goes.address());
        assertThat(backend().available()).isTrue();
        assertThat(IntStream.range(0, Source.THINGS).mapToObj(cache()::get))
                .allMatch(found -> found.isEmpty());
        end.accept(goes);
        awaitAllCached();
    }

    private boolean fails() {
        IntStream.range(0, Source.THINGS).forEach(things::find);
        return false;
    }

    private void awaitHits() {
        long before = cache().statistics().hits();
        await().atMost(SETTLED).until(() -> cache().statistics().hits() > before + ENOUGH);
    }

    private void awaitAllCached() {
        long start = System.nanoTime();
        await().atMost(SETTLED)
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () ->
                                IntStream.range(0, Source.THINGS)
                                        .peek(things::find)
                                        .allMatch(id -> cache().get(id).isPresent()));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(RETURN.plus(noise.ofAReturn()));
    }

    private Cache<Integer, Long> cache() {
        return application.getBean(Caches.class).named(Things.NAMESPACE, Integer.class, Long.class);
    }

    private CacheBackend backend() {
        return application.getBean(Caches.class).backend("memcached");
    }
}
