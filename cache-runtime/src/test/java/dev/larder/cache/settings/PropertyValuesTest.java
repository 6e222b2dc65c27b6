package dev.larder.cache.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.PropertySource;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropertyValuesTest {

    @Test
    void artifactReadsTheDefaultsOfItsOwnList() {
        try (ApplicationContext context = start("")) {
            PropertyValues values = context.getBean(PropertyValues.class);

            assertThat(values.flag("larder.http.enabled")).isTrue();
            assertThat(values.integer("larder.http.order")).isEqualTo(45_000);
            assertThat(values.size("larder.http.max-body")).isEqualTo(1 << 20);
            assertThat(values.percent("larder.http.heuristic.fraction")).isEqualTo(0.1);
            assertThat(values.text("larder.http.status-header")).isEqualTo("X-Cache");
            assertThat(values.text("larder.http.surrogate-header")).isEmpty();
            assertThat(values.texts("larder.http.targeted-fields"))
                    .containsExactly("CDN-Cache-Control");
            assertThat(values.text("larder.http.client-max-age")).isEqualTo("lifetime");
            assertThat(values.durations("larder.http.expire-by-status")).isEmpty();
        }
    }

    @Test
    void artifactReadsWhatIsWritten() {
        try (ApplicationContext context =
                start(
                        """
                        larder:
                          http:
                            enabled: false
                            order: -1
                            status-header: ""
                            targeted-fields: []
                            client-max-age: 90s
                            expire-by-status: {404: 10s, "5xx": 1s}
                        """)) {
            PropertyValues values = context.getBean(PropertyValues.class);

            assertThat(values.flag("larder.http.enabled")).isFalse();
            assertThat(values.integer("larder.http.order")).isEqualTo(-1);
            assertThat(values.text("larder.http.status-header")).isEmpty();
            assertThat(values.find("larder.http.status-header")).contains("");
            assertThat(values.texts("larder.http.targeted-fields")).isEmpty();
            assertThat(values.duration("larder.http.client-max-age")).hasSeconds(90);
            assertThat(values.durations("larder.http.expire-by-status"))
                    .isEqualTo(Map.of("404", Duration.ofSeconds(10), "5xx", Duration.ofSeconds(1)));
        }
    }

    @Test
    void environmentVariablesReachThePropertiesOfAnArtifact() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("LARDER_HTTP_EXPIRE_BY_STATUS_404", "7s");
        variables.put("LARDER_HTTP_MAX_BODY", "2MB");
        try (ApplicationContext context = start("", Start.variables(variables))) {
            PropertyValues values = context.getBean(PropertyValues.class);

            assertThat(values.size("larder.http.max-body")).isEqualTo(2 << 20);
            assertThat(values.durations("larder.http.expire-by-status"))
                    .isEqualTo(Map.of("404", Duration.ofSeconds(7)));
        }
    }

    @Test
    void propertiesOfAnArtifactAreChecked() {
        assertThat(
                        Start.refusal(
                                ApplicationContext.builder()
                                        .propertySources(
                                                source(
                                                        """
                                                        larder.http:
                                                          enabld: true
                                                          expire-by-status: {404: 10}
                                                          client-max-age: never
                                                        """))))
                .contains("larder.http.enabld = true (application.yml): no such property.")
                .contains("Did you mean larder.http.enabled?")
                .contains("larder.http.expire-by-status.404 = 10 (application.yml): no unit.")
                .contains("larder.http.client-max-age = never (application.yml): not a duration");
    }

    @Test
    void propertyWithoutDefaultIsFoundOrNot() {
        try (ApplicationContext context = start("larder.memory.maximum-weight: 1KB")) {
            PropertyValues values = context.getBean(PropertyValues.class);

            assertThat(values.find("larder.memory.maximum-weight")).contains("1024");
            assertThat(values.find("larder.expire-null")).isEmpty();
            assertThatThrownBy(() -> values.duration("larder.expire-null"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("larder.expire-null has no default.");
        }
    }

    @Test
    void propertyIsDeclaredOnce() {
        PropertyList twice =
                () -> List.of(new Property("larder.x", Property.Kind.FLAG, "true", "X."));

        assertThatThrownBy(() -> new PropertyIndex(List.of(twice, twice)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("larder.x is declared twice.");
    }

    private static ApplicationContext start(String yaml, PropertySource... more) {
        return ApplicationContext.builder()
                .propertySources(source(yaml))
                .propertySources(more)
                .start();
    }

    private static PropertySource source(String yaml) {
        Map<String, Object> properties = new HashMap<>();
        PropertySource written = Start.yamlSource(yaml);
        written.forEach(name -> properties.put(name, written.get(name)));
        properties.put("spec.name", "PropertyValuesTest");
        return PropertySource.of(
                "application", properties, PropertySource.Origin.of("application.yml"), -300);
    }

    @Singleton
    @Requires(property = "spec.name", value = "PropertyValuesTest")
    static final class HttpLikeProperties implements PropertyList {

        @Override
        public List<Property> properties() {
            return List.of(
                    of("enabled", Property.Kind.FLAG, "true"),
                    of("order", Property.Kind.INTEGER, "45000"),
                    of("max-body", Property.Kind.SIZE, "1MB"),
                    of("heuristic.fraction", Property.Kind.PERCENT, "10%"),
                    of("status-header", Property.Kind.TEXT, "X-Cache"),
                    of("surrogate-header", Property.Kind.TEXT, ""),
                    of("targeted-fields", Property.Kind.TEXTS, "CDN-Cache-Control"),
                    new Property(
                            "larder.http.client-max-age",
                            Property.Kind.DURATION,
                            "lifetime",
                            List.of("lifetime", "none"),
                            "Some."),
                    of("expire-by-status", Property.Kind.DURATIONS_BY_NAME, ""));
        }

        private static Property of(String name, Property.Kind kind, String standard) {
            return new Property("larder.http." + name, kind, standard, "Some.");
        }
    }
}
