package dev.larder.cache.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.Cache;
import dev.larder.cache.Caches;
import dev.larder.cache.tck.server.Server;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A cache that never caches is said to be one. */
@Tag("once")
class NeverSilentTest {

    private static final int LARGE = 1_500_000;
    private static final int ENOUGH = 100;
    private static final long SEVERAL = 3;

    static Stream<Arguments> reasons() {
        Consumer<Rig> full = rig -> rig.intruder().fill();
        Consumer<Rig> occupied =
                rig -> {
                    rig.cache("never").getOrLoad(0, id -> (long) id);
                    Again.until(() -> rig.cache("never").contains(0), found -> found);
                    rig.intruder().changeTypes();
                };
        return Stream.of(
                Arguments.of(Far.REDIS, full, false),
                Arguments.of(Far.TIERED, full, false),
                Arguments.of(Far.MEMCACHED, full, false),
                Arguments.of(Far.REDIS, occupied, true),
                Arguments.of(Far.DYNAMODB, occupied, true));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void namespaceOfWhichNothingIsStoredIsToldOnceAndSeen(
            Far far, Consumer<Rig> reason, boolean sameKey) {
        Server server = far == Far.MEMCACHED ? Far.memcachedThatEvictsNothing() : far.start();
        try (Rig rig = new Rig(far, server).begin()) {
            Cache<Integer, Long> cache = rig.cache("never");
            Again.cached(rig);
            reason.accept(rig);
            long puts = cache.statistics().puts();
            AtomicInteger ids = new AtomicInteger();
            Runnable load =
                    () -> cache.getOrLoad(sameKey ? 0 : ids.incrementAndGet(), key -> (long) key);
            Again.until(
                    () -> {
                        load.run();
                        return rig.log().about("is not stored").size();
                    },
                    told -> told > 0);
            IntStream.range(0, ENOUGH).forEach(i -> load.run());

            assertThat(rig.log().about("is not stored"))
                    .singleElement()
                    .asString()
                    .contains("namespace never", "none was for");
            assertThat(cache.statistics().loads()).isGreaterThanOrEqualTo(ENOUGH);
            assertThat(cache.statistics().puts()).isEqualTo(puts);
            rig.intruder().makeRoom();
            rig.intruder().removeOtherTypes();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MEMCACHED", "DYNAMODB"})
    void valueThatIsTooLargeIsToldOnceAndCounted(Far far) {
        try (Rig rig = new Rig(far).begin()) {
            long refused =
                    Again.until(
                            () -> {
                                assertThat(rig.things().large(1, LARGE)).hasSize(LARGE + 2);
                                return refused(rig);
                            },
                            count -> count >= SEVERAL);

            assertThat(refused).isGreaterThanOrEqualTo(SEVERAL);
            assertThat(rig.log().about("is not stored"))
                    .singleElement()
                    .asString()
                    .contains("namespace " + Things.LARGE, "bytes");
        }
    }

    private static long refused(Rig rig) {
        return rig.application()
                .getBean(Caches.class)
                .named(Things.LARGE, Integer.class, String.class)
                .statistics()
                .putsRefused();
    }
}
