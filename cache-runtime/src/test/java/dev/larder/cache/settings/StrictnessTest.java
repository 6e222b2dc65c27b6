package dev.larder.cache.settings;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class StrictnessTest {

    private static final String HERE = " (properties of the application context): ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "larder.expires                    | larder.expire",
                "larder.cachenull                  | larder.cache-null",
                "larder.namespace.catalog.expire   | larder.namespaces.catalog.expire",
                "larder.namespaces.catalog.expires | larder.namespaces.catalog.expire",
                "larder.breaker.failure            | larder.breaker.failures",
                "larder.breakers.failure           | larder.breaker.failures",
                "larder.failures                   | larder.breaker.failures"
            })
    void unknownPropertyNamesTheNearest(String property, String nearest) {
        assertThat(Start.refusal(Map.of(property, "5")))
                .isEqualTo(
                        property
                                + " = 5"
                                + HERE
                                + "no such property. Did you mean "
                                + nearest
                                + "?");
    }

    @Test
    void unknownPropertyThatResemblesNothingSaysHowToGoOn() {
        assertThat(Start.refusal(Map.of("larder.ttl", "5")))
                .isEqualTo(
                        "larder.ttl = 5"
                                + HERE
                                + "no such property."
                                + " Remove it, or set larder.strict to false to have it ignored.");
        assertThat(Start.refusal(Map.of("larder.memory.max-size", "5")))
                .isEqualTo(
                        "larder.memory.max-size = 5"
                                + HERE
                                + "no such property. Below larder.memory stand maximum-size,"
                                + " maximum-weight, purge-interval.");
    }

    @Test
    void propertyIsShownAsItWasWritten() {
        assertThat(Start.refusalOfYaml("larder: {cacheNulls: true}"))
                .isEqualTo(
                        "larder.cacheNulls = true (application.yml): no such property."
                                + " Did you mean larder.cache-null?");
    }

    @Test
    void sourceIsNamed() {
        assertThat(Start.refusalOfYaml("larder.expire: 90"))
                .isEqualTo("larder.expire = 90 (application.yml): no unit. Write \"90s\".");
        assertThat(
                        refusal(
                                PropertySource.of(
                                        "vault",
                                        Map.of("larder.expire", "90"),
                                        PropertySource.Origin.of("vault:/secret/shop"))))
                .startsWith("larder.expire = 90 (vault:/secret/shop): no unit.");
    }

    @Test
    void systemPropertyIsNamed() {
        System.setProperty("larder.expires", "1m");
        try {
            assertThat(Start.refusal(Map.of()))
                    .startsWith("larder.expires = 1m (system property): no such property.");
        } finally {
            System.clearProperty("larder.expires");
        }
    }

    @Test
    void badEnvironmentVariableStopsTheStart() {
        assertThat(refusal(Start.variables(Map.of("LARDER_NAMESPACES_CATALOG_EXPIRE", "90"))))
                .isEqualTo(
                        "LARDER_NAMESPACES_CATALOG_EXPIRE = 90 (environment variable): no unit."
                                + " Write \"90s\".");
    }

    @Test
    void sourceIsTheOneThatWins() {
        PropertySource file = Start.yamlSource("larder.backend: memory");
        PropertySource variable = Start.variables(Map.of("LARDER_BACKEND", "redsi"));
        PropertySource context = PropertySource.of("later", Map.of("larder.backend", "nnone"));

        assertThat(refusal(file, variable))
                .startsWith("LARDER_BACKEND = redsi (environment variable): ");
        assertThat(refusal(file, variable, context)).startsWith("larder.backend = nnone (later): ");
        assertThat(
                        refusal(
                                file,
                                PropertySource.of(
                                        "nested", Map.of("larder", Map.of("backend", "rdis")))))
                .startsWith("larder.backend = rdis (nested): ");
    }

    @Test
    void overriddenMistakeStopsNothing() {
        PropertySource file = Start.yamlSource("larder.expire: ${nobody.sets.it}");
        PropertySource variable = Start.variables(Map.of("LARDER_EXPIRE", "5m"));

        assertThat(Start.sources(file, variable).defaults().expire()).hasMinutes(5);
    }

    @Test
    void unknownEnvironmentVariableIsOnlyLogged() {
        List<String> logged =
                logged(
                        () ->
                                Start.sources(
                                        Start.variables(
                                                Map.of(
                                                        "LARDER_PORT", "tcp://10.0.0.1:80",
                                                        "LARDER_PORT[80]TCP", "x",
                                                        "LARDER_CACHE_NULLS", "true"))));

        assertThat(logged)
                .containsExactlyInAnyOrder(
                        "LARDER_PORT = tcp://10.0.0.1:80 (environment variable): no such property."
                                + " It is ignored.",
                        "LARDER_PORT_80_TCP = x (environment variable): no such property."
                                + " It is ignored.",
                        "LARDER_CACHE_NULLS = true (environment variable): no such property."
                                + " Did you mean LARDER_CACHE_NULL? It is ignored.");
    }

    @Test
    void withoutStrictUnknownPropertiesAreOnlyLogged() {
        List<String> logged =
                logged(() -> Start.with(Map.of("larder.strict", false, "larder.expires", "5m")));

        assertThat(logged)
                .containsExactly(
                        "larder.expires = 5m"
                                + HERE
                                + "no such property. Did you mean larder.expire? It is ignored.");
    }

    @Test
    void withoutStrictBadValuesStillStopTheStart() {
        assertThat(Start.refusal(Map.of("larder.strict", false, "larder.expire", "soon")))
                .startsWith("larder.expire = soon" + HERE + "not a duration");
    }

    @Test
    void disabledLarderIsCheckedToo() {
        assertThat(Start.refusal(Map.of("larder.enabled", false, "larder.expire", "90")))
                .contains("no unit");
    }

    @Test
    void allErrorsComeAtOnce() {
        assertThat(
                        Start.refusalOfYaml(
                                """
                                larder:
                                  enabled: maybe
                                  expires: 5m
                                  namespaces:
                                    catalog: {expire: 90, backend: rdis}
                                """))
                .isEqualTo(
                        """
                        4 errors in the configuration of Larder:
                          larder.enabled = maybe (application.yml): not one of its values. Write \
                        "true" or "false".
                          larder.namespaces.catalog.backend = rdis (application.yml): there is no \
                        backend "rdis". Did you mean "redis"?
                          larder.namespaces.catalog.expire = 90 (application.yml): no unit. Write \
                        "90s".
                          larder.expires = 5m (application.yml): no such property. Did you mean \
                        larder.expire?""");
    }

    @ParameterizedTest
    @CsvSource({
        "productCatalog, product-catalog",
        "Catalog, catalog",
        "my_books, my-books",
        "a--b, a-b",
        "1st, catalog"
    })
    void namespaceHasToBeAName(String name, String better) {
        assertThat(Start.refusal(Map.of("larder.namespaces." + name + ".expire", "5m")))
                .isEqualTo(
                        "larder.namespaces."
                                + name
                                + ".expire = 5m"
                                + HERE
                                + "\""
                                + name
                                + "\" is no namespace. Write lower-case letters, digits and single"
                                + " hyphens, a letter first, such as \""
                                + better
                                + "\".");
    }

    @Test
    void nameOfABackendHasToBeAName() {
        assertThat(Start.refusal(Map.of("larder.backends.myRedis.type", "redis")))
                .contains("\"myRedis\" is no name of a backend.")
                .contains("such as \"my-redis\"");
    }

    @Test
    void backendNeedsAType() {
        assertThat(Start.refusal(Map.of("larder.backends.small.maximum-size", "5")))
                .isEqualTo(
                        "larder.backends.small.maximum-size = 5"
                                + HERE
                                + "backend \"small\" has no type. Write larder.backends.small.type:"
                                + " memory, redis, memcached, dynamodb, tiered, none or one of your own.");
    }

    @Test
    void backendHasOnlyThePropertiesOfItsType() {
        assertThat(
                        Start.refusal(
                                Map.of(
                                        "larder.backends.small.type", "memory",
                                        "larder.backends.small.server", "far")))
                .isEqualTo(
                        "larder.backends.small.server = far"
                                + HERE
                                + "no such property. A backend of type memory has maximum-size,"
                                + " maximum-weight, purge-interval.");
        assertThat(Start.refusal(Map.of("larder.backends.none.server", "far")))
                .contains("A backend of type none has none.");
    }

    @Test
    void unknownBackendListsThoseThereAre() {
        assertThat(
                        Start.refusal(
                                Map.of(
                                        "larder.backends.small.type", "memory",
                                        "larder.backend", "elsewhere")))
                .isEqualTo(
                        "larder.backend = elsewhere"
                                + HERE
                                + "there is no backend \"elsewhere\". Write one of dynamodb,"
                                + " memcached, memory, none, redis, small, tiered, or declare it below larder.backends.");
    }

    @Test
    void sectionIsNoValueAndAValueNoSection() {
        assertThat(Start.refusalOfYaml("larder: {breaker: 5}"))
                .isEqualTo(
                        "larder.breaker = 5 (application.yml): a value where a section is"
                                + " expected. Below larder.breaker stand failures, slow, probe.");
        assertThat(Start.refusalOfYaml("larder: {expire: {after: 5m}}"))
                .isEqualTo(
                        "larder.expire.after = 5m (application.yml): larder.expire takes a value,"
                                + " no property stands below it.");
        assertThat(Start.refusalOfYaml("larder: {expire: [5m]}"))
                .startsWith("larder.expire = [5m] (application.yml): a list where a value");
    }

    @Test
    void missingPlaceholderIsNamedWithItsProperty() {
        assertThat(Start.refusalOfYaml("larder.expire: ${cache.life}"))
                .isEqualTo(
                        "larder.expire = ${cache.life} (application.yml): a placeholder in it has"
                                + " no value. Set what it names, or give it a default:"
                                + " \"${name:default}\".");
    }

    @Test
    void secretsAreNotShown() {
        assertThat(Start.refusal(Map.of("larder.redis.password", "hunter2")))
                .startsWith("larder.redis.password = ***" + HERE);
    }

    @Test
    void httpSectionNamesTheArtifactOnce() {
        assertThat(
                        Start.refusal(
                                Map.of("larder.http.enabled", true, "larder.http.max-body", "1MB")))
                .isEqualTo(
                        "larder.http.enabled = true"
                                + HERE
                                + "it needs the artifact dev.larder:larder-cache-http. Add it."
                                + " Maven: <dependency><groupId>dev.larder</groupId>"
                                + "<artifactId>larder-cache-http</artifactId></dependency>"
                                + " Gradle: implementation(\"dev.larder:larder-cache-http\")");
    }

    private static String refusal(PropertySource... sources) {
        return Start.refusal(ApplicationContext.builder().propertySources(sources));
    }

    private static List<String> logged(Runnable start) {
        Logger logger = (Logger) LoggerFactory.getLogger("dev.larder.cache.settings");
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        logger.addAppender(appender);
        try {
            start.run();
            return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        } finally {
            logger.detachAppender(appender);
        }
    }
}
