package dev.larder.cache.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsDefaultsTest {

    private final LarderSettings settings = Start.with(Map.of());

    @Test
    void everythingHasADefault() {
        assertThat(settings.enabled()).isTrue();
        assertThat(settings.backend()).isEqualTo("memory");
        assertThat(settings.prefix()).isEqualTo("larder");
        assertThat(settings.timeout()).isEqualTo(Duration.ofMillis(300));
        assertThat(settings.loadLimit()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.coarseClock()).isTrue();
        assertThat(settings.failOnEventLoop()).isFalse();
        assertThat(settings.shutdown()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.namespaces()).isEmpty();
    }

    @Test
    void operationsHaveDefaults() {
        NamespaceSettings defaults = settings.defaults();
        assertThat(defaults.expire()).isEqualTo(Duration.ofMinutes(10));
        assertThat(defaults.expireSet()).isFalse();
        assertThat(defaults.ownExpireNull()).isEmpty();
        assertThat(defaults.jitter()).isEqualTo(0.05);
        assertThat(defaults.cacheNull()).isTrue();
        assertThat(defaults.singleFlight()).isTrue();
        assertThat(defaults.waitLimit()).isEqualTo(Duration.ofSeconds(30));
        assertThat(defaults.codec()).isEqualTo("json");
        assertThat(defaults.maxItems()).isEqualTo(10_000);
        assertThat(defaults.backend()).isEqualTo("memory");
        assertThat(defaults.ownMaximumSize()).isEmpty();
        assertThat(defaults.varyBy()).isEmpty();
        assertThat(defaults.tags()).isEmpty();
        assertThat(defaults.copy()).isFalse();
    }

    @Test
    void keysAndBreakerHaveDefaults() {
        assertThat(settings.keys().ignoreTypes()).isEmpty();
        assertThat(settings.keys().ignoreParameters()).isEmpty();
        assertThat(settings.keys().maxLength()).isEqualTo(200);
        assertThat(settings.breaker().failures()).isEqualTo(5);
        assertThat(settings.breaker().slow()).isEqualTo(Duration.ofMillis(200));
        assertThat(settings.breaker().probe()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void oursAreAlwaysThere() {
        assertThat(settings.backends())
                .containsOnlyKeys("memory", "redis", "memcached", "dynamodb", "tiered", "none");
        assertThat(Start.backend(settings, "memory"))
                .isEqualTo(
                        new BackendSettings(
                                "memory",
                                "memory",
                                Map.of("maximum-size", "10000", "purge-interval", "60s")));
        assertThat(Start.backend(settings, "redis"))
                .isEqualTo(
                        new BackendSettings(
                                "redis",
                                "redis",
                                Map.of(
                                        "server", "default",
                                        "connections", "1",
                                        "failover-safe", "true")));
        assertThat(Start.backend(settings, "dynamodb"))
                .isEqualTo(
                        new BackendSettings(
                                "dynamodb",
                                "dynamodb",
                                Map.of("table", "larder", "create-table", "false")));
        assertThat(Start.backend(settings, "memcached").values())
                .containsEntry("servers", "localhost:11211")
                .containsEntry("tls", "false")
                .doesNotContainKey("username");
        assertThat(Start.backend(settings, "tiered"))
                .isEqualTo(
                        new BackendSettings(
                                "tiered",
                                "tiered",
                                Map.of(
                                        "near", "memory",
                                        "far", "redis",
                                        "max-staleness", "1s",
                                        "return", "immediate")));
        assertThat(Start.backend(settings, "none"))
                .isEqualTo(new BackendSettings("none", "none", Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"shop, shop", "My Shop, My%20Shop", "laden-größe, laden-gr%C3%B6%C3%9Fe"})
    void prefixIsTheNameOfTheApplicationInPlainCharacters(String name, String prefix) {
        assertThat(Start.with(Map.of("micronaut.application.name", name)).prefix())
                .isEqualTo(prefix);
    }

    @ParameterizedTest
    @CsvSource({
        "team:shop, team:shop",
        "a/b.c_d-e, a/b.c_d-e",
        "'{x}!', %7Bx%7D%21",
        "'', larder",
        "50%, 50%25"
    })
    void prefixEncodesWhatAKeyDoesNotBear(String written, String prefix) {
        assertThat(Start.with(Map.of("larder.prefix", written)).prefix()).isEqualTo(prefix);
    }

    @Test
    void settingsAreReadAtTheStartAlsoWhereNothingAsksForThem() {
        try (ApplicationContext context = ApplicationContext.run()) {
            assertThat(context.getActiveBeanRegistrations(LarderSettings.class)).hasSize(1);
        }
    }
}
