package dev.larder.cache.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.CommandLinePropertySource;
import io.micronaut.core.cli.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsSourcesTest {

    @Test
    void camelCaseIsReadAsMicronautReadsIt() {
        LarderSettings settings =
                Start.yaml(
                        """
                        larder:
                          cacheNull: false
                          namespaces:
                            catalog:
                              maximumSize: 3
                          memory:
                            purgeInterval: 1s
                        """);

        assertThat(settings.defaults().cacheNull()).isFalse();
        assertThat(settings.namespace("catalog").ownMaximumSize()).contains(3L);
        assertThat(Start.backend(settings, "memory").text("purge-interval")).isEqualTo("1s");
    }

    @Test
    void nestedMapsAreSections() {
        LarderSettings settings =
                Start.with(
                        Map.of(
                                "larder",
                                Map.of(
                                        "breaker", Map.of("failures", 3),
                                        "keys", Map.of("ignore-types", List.of("a.B", "c.D")),
                                        "namespaces", Map.of("catalog", Map.of("expire", "1m")))));

        assertThat(settings.breaker().failures()).isEqualTo(3);
        assertThat(settings.keys().ignoreTypes()).containsExactlyInAnyOrder("a.B", "c.D");
        assertThat(settings.namespace("catalog").expire()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void placeholdersAreResolved() {
        LarderSettings settings =
                Start.yaml(
                        """
                        times: {short: 7s}
                        larder:
                          expire: ${times.short}
                          timeout: ${nobody.sets.it:50ms}
                          keys:
                            ignore-types: ["${hidden.type:a.B}"]
                          prefix: ${micronaut.application.name:shop}-eu
                        """);

        assertThat(settings.defaults().expire()).isEqualTo(Duration.ofSeconds(7));
        assertThat(settings.timeout()).isEqualTo(Duration.ofMillis(50));
        assertThat(settings.keys().ignoreTypes()).containsExactly("a.B");
        assertThat(settings.prefix()).isEqualTo("shop-eu");
    }

    @Test
    void environmentVariablesGoBeforeFiles() {
        LarderSettings settings =
                Start.sources(
                        Start.yamlSource(
                                """
                                larder:
                                  expire: 1m
                                  namespaces:
                                    catalog-books:
                                      maximum-size: 1
                                      codec: text
                                """),
                        Start.variables(
                                Map.of(
                                        "LARDER_EXPIRE", "2m",
                                        "LARDER_CACHE_NULL", "false",
                                        "LARDER_NAMESPACES_CATALOG_BOOKS_MAXIMUM_SIZE", "5",
                                        "LARDER_NAMESPACES_CATALOG_BOOKS_EXPIRE_NULL", "3s",
                                        "LARDER_NAMESPACES_ORDERS_TAGS", "a,b",
                                        "LARDER_BACKENDS_SMALL_TYPE", "memory",
                                        "LARDER_BACKENDS_SMALL_MAXIMUM_SIZE", "4")));

        assertThat(settings.defaults().expire()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.defaults().cacheNull()).isFalse();
        NamespaceSettings books = settings.namespace("catalog-books");
        assertThat(books.ownMaximumSize()).contains(5L);
        assertThat(books.ownExpireNull()).contains(Duration.ofSeconds(3));
        assertThat(books.codec()).isEqualTo("text");
        assertThat(settings.namespace("orders").tags()).containsExactly("a", "b");
        assertThat(Start.backend(settings, "small").number("maximum-size", 0)).isEqualTo(4);
        assertThat(settings.namespaces()).containsOnlyKeys("catalog-books", "orders");
    }

    @Test
    void numberedEnvironmentVariablesAreAList() {
        LarderSettings settings =
                Start.sources(
                        Start.variables(
                                Map.of(
                                        "LARDER_KEYS_IGNORE_TYPES[0]", "a.B",
                                        "LARDER_KEYS_IGNORE_TYPES[1]", "c.D")));

        assertThat(settings.keys().ignoreTypes()).containsExactlyInAnyOrder("a.B", "c.D");
    }

    @Test
    void environmentVariablesReachTheBackendsOfOwnTypes() {
        LarderSettings settings =
                Start.sources(
                        Start.yamlSource("larder.backends.mine: {}"),
                        Start.variables(
                                Map.of(
                                        "LARDER_BACKENDS_MINE_TYPE", "hazelcast",
                                        "LARDER_BACKENDS_MINE_PASSWORD", "secret",
                                        "LARDER_BACKENDS_MINE_POOL_SIZE", "3")));

        assertThat(Start.backend(settings, "mine").values())
                .isEqualTo(Map.of("password", "secret", "pool-size", "3"));
    }

    @Test
    void systemPropertiesAndTheCommandLineAreRead() {
        System.setProperty("larder.breaker.failures", "2");
        try {
            LarderSettings settings =
                    Start.sources(
                            new CommandLinePropertySource(
                                    CommandLine.parse("--larder.timeout=1s")));

            assertThat(settings.breaker().failures()).isEqualTo(2);
            assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(1));
        } finally {
            System.clearProperty("larder.breaker.failures");
        }
    }

    @Test
    void filesOfOneNameAreAllRead(@TempDir Path first, @TempDir Path second) throws IOException {
        Files.writeString(first.resolve("application.yml"), "larder.expires: 1m");
        Files.writeString(second.resolve("application.properties"), "larder.timeouts=1s");

        String refusal =
                Start.refusal(
                        ApplicationContext.builder()
                                .overrideConfigLocations("file:" + first, "file:" + second));

        assertThat(refusal)
                .startsWith("2 errors in the configuration of Larder:")
                .contains(
                        "larder.expires = 1m (application.yml): no such property."
                                + " Did you mean larder.expire?")
                .contains(
                        "larder.timeouts = 1s (application.properties): no such property."
                                + " Did you mean larder.timeout?");
    }
}
