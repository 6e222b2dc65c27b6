package dev.larder.cache.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.grammar.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsInheritanceTest {

    @Test
    void namespaceInheritsWhatItDoesNotSay() {
        LarderSettings settings =
                Start.yaml(
                        """
                        larder:
                          expire: 1h30m
                          expire-null: 1m
                          jitter: 2.5%
                          cache-null: false
                          single-flight: none
                          wait-limit: forever
                          codec: mine
                          max-items: 7
                          backend: redis
                          namespaces:
                            catalog:
                              copy: true
                        """);

        NamespaceSettings catalog = settings.namespace("catalog");
        assertThat(catalog.expire()).isEqualTo(Duration.ofMinutes(90));
        assertThat(catalog.expireSet()).isFalse();
        assertThat(catalog.ownExpireNull()).contains(Duration.ofMinutes(1));
        assertThat(catalog.jitter()).isEqualTo(0.025);
        assertThat(catalog.cacheNull()).isFalse();
        assertThat(catalog.singleFlight()).isFalse();
        assertThat(catalog.waitLimit()).isEqualTo(DurationText.FOREVER);
        assertThat(catalog.codec()).isEqualTo("mine");
        assertThat(catalog.maxItems()).isEqualTo(7);
        assertThat(catalog.backend()).isEqualTo("redis");
        assertThat(catalog.copy()).isTrue();
        assertThat(settings.defaults().copy()).isFalse();
    }

    @Test
    void namespaceGoesBeforeTheGlobalSettings() {
        LarderSettings settings =
                Start.yaml(
                        """
                        larder:
                          cache-null: false
                          single-flight: none
                          namespaces:
                            catalog:
                              expire: PT5M
                              expire-null: 10s
                              jitter: 0%
                              cache-null: true
                              single-flight: local
                              wait-limit: 1s
                              codec: other
                              max-items: 3
                              backend: none
                              maximum-size: 500
                              vary-by: [tenant, locale]
                              tags: shop, eu:west
                        """);

        assertThat(settings.namespace("catalog"))
                .isEqualTo(
                        new NamespaceSettings(
                                Duration.ofMinutes(5),
                                true,
                                Duration.ofSeconds(10),
                                0,
                                true,
                                true,
                                Duration.ofSeconds(1),
                                "other",
                                3,
                                "none",
                                500L,
                                List.of("tenant", "locale"),
                                List.of("shop", "eu:west"),
                                false));
    }

    @Test
    void globalExpiryIsNotTheNamespacesOwn() {
        LarderSettings settings = Start.with(Map.of("larder.expire", "1m"));

        assertThat(settings.defaults().expireSet()).isFalse();
        assertThat(settings.namespace("unheard-of")).isSameAs(settings.defaults());
    }

    @Test
    void emptyValueInherits() {
        LarderSettings settings =
                Start.yaml(
                        """
                        larder:
                          expire: 1m
                          expire-null:
                          backend: ""
                          namespaces:
                            catalog:
                              expire: ""
                            empty:
                            braces: {}
                        """);

        assertThat(settings.namespace("catalog").expire()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.namespace("catalog").expireSet()).isFalse();
        assertThat(settings.backend()).isEqualTo("memory");
        assertThat(settings.namespaces()).containsOnlyKeys("catalog", "empty", "braces");
    }

    @Test
    void backendInheritsFromTheSectionOfItsType() {
        LarderSettings settings =
                Start.yaml(
                        """
                        larder:
                          memory:
                            maximum-size: 50
                            purge-interval: 5s
                          redis:
                            server: far
                          backends:
                            small:
                              type: memory
                              maximum-size: 5
                              maximum-weight: 1MB
                            second:
                              type: redis
                              server: other
                              failover-safe: false
                        """);

        assertThat(Start.backend(settings, "small"))
                .isEqualTo(
                        new BackendSettings(
                                "small",
                                "memory",
                                Map.of(
                                        "maximum-size", "5",
                                        "maximum-weight", "1048576",
                                        "purge-interval", "5s"),
                                Set.of("maximum-size", "maximum-weight")));
        assertThat(Start.backend(settings, "second").values())
                .containsEntry("server", "other")
                .containsEntry("failover-safe", "false")
                .containsEntry("connections", "1");
        assertThat(Start.backend(settings, "memory").number("maximum-size", 0)).isEqualTo(50);
        assertThat(Start.backend(settings, "redis").text("server")).isEqualTo("far");
    }

    @Test
    void predeclaredBackendNeedsNoType() {
        LarderSettings settings = Start.with(Map.of("larder.backends.memory.maximum-size", 9));

        assertThat(Start.backend(settings, "memory").number("maximum-size", 0)).isEqualTo(9);
        assertThat(Start.backend(settings, "memory").type()).isEqualTo("memory");
    }

    @Test
    void backendOfAnOwnTypeMayHaveAnyProperty() {
        LarderSettings settings =
                Start.yaml(
                        """
                        larder:
                          backend: mine
                          backends:
                            mine:
                              type: hazelcast
                              servers: [a, b]
                              connections: many
                              pool: {size: 4, idle: 1m}
                        """);

        BackendSettings mine = Start.backend(settings, "mine");
        assertThat(mine.type()).isEqualTo("hazelcast");
        assertThat(mine.values())
                .isEqualTo(
                        Map.of(
                                "servers", "a,b",
                                "connections", "many",
                                "pool.size", "4",
                                "pool.idle", "1m"));
        assertThat(mine.duration("pool.idle", Duration.ZERO)).isEqualTo(Duration.ofMinutes(1));
    }
}
