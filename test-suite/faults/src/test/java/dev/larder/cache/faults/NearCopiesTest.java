package dev.larder.cache.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.Caches;
import dev.larder.cache.backend.NearCopies;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How far behind copies may be can be read at any time. */
class NearCopiesTest {

    private static final Duration STALENESS = Duration.ofSeconds(1);

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "NO_ANSWER_ARRIVES", "HUNG"})
    void copiesAreTrustedWhileTheFarBackendIsHeard(Fault fault) {
        try (Rig rig = new Rig(Far.TIERED).begin()) {
            NearCopies heard = until(rig, true);
            fault.begin(rig);
            NearCopies silent = until(rig, false);
            fault.end(rig);
            NearCopies again = until(rig, true);

            assertThat(heard.maxStaleness()).isEqualTo(STALENESS);
            assertThat(heard.trusted()).isTrue();
            assertThat(heard.silence()).isLessThan(STALENESS);
            assertThat(silent.trusted()).isFalse();
            assertThat(silent.silence()).isGreaterThanOrEqualTo(STALENESS);
            assertThat(again.trusted()).isTrue();
        }
    }

    @Test
    void copiesWithoutAFeedEndByThemselves() {
        Map<String, Object> properties =
                Map.of("larder.backend", "tiered", "larder.tiered.far", "memcached");
        try (Rig rig = new Rig(Far.MEMCACHED);
                ApplicationContext application = rig.another(properties)) {
            application.getBean(Things.class).find(1);

            assertThat(application.getBean(Caches.class).backend("tiered").nearCopies())
                    .contains(new NearCopies(STALENESS, true, Duration.ZERO));
        }
    }

    @Test
    void whereNoneAreKeptThereIsNothingToTell() {
        try (Rig rig = new Rig(Far.REDIS).begin();
                ApplicationContext none =
                        rig.another(
                                Map.of(
                                        "larder.backend",
                                        "tiered",
                                        "larder.tiered.max-staleness",
                                        "0"))) {
            none.getBean(Things.class).find(1);

            assertThat(rig.application().getBean(Caches.class).backend("redis").nearCopies())
                    .isEmpty();
            assertThat(none.getBean(Caches.class).backend("tiered").nearCopies()).isEmpty();
        }
    }

    private static NearCopies until(Rig rig, boolean trusted) {
        Caches caches = rig.application().getBean(Caches.class);
        return Again.until(
                        () -> caches.backend("tiered").nearCopies(),
                        found -> found.filter(near -> near.trusted() == trusted).isPresent())
                .orElseThrow();
    }
}
