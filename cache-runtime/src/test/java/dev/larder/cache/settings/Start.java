package dev.larder.cache.settings;

import static org.assertj.core.api.Assertions.catchThrowable;

import dev.larder.cache.CacheConfigurationException;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.context.env.MapPropertySource;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.util.Throwables;

/** Starts application contexts with a configuration and tells what came of it. */
final class Start {

    private Start() {}

    /** The settings with properties given as a map. */
    static LarderSettings with(Map<String, Object> properties) {
        return settings(ApplicationContext.builder(properties));
    }

    /** The settings with the text of an application.yml. */
    static LarderSettings yaml(String text) {
        return settings(ApplicationContext.builder().propertySources(yamlSource(text)));
    }

    /** The settings with sources of any kind. */
    static LarderSettings sources(PropertySource... sources) {
        return settings(ApplicationContext.builder().propertySources(sources));
    }

    /** The settings of a context. */
    static LarderSettings settings(ApplicationContextBuilder builder) {
        try (ApplicationContext context = builder.start()) {
            return context.getBean(LarderSettings.class);
        }
    }

    /** A backend of the settings. */
    static BackendSettings backend(LarderSettings settings, String name) {
        return Objects.requireNonNull(settings.backends().get(name), name);
    }

    /** Why a context with these properties doesn't start. */
    static String refusal(Map<String, Object> properties) {
        return refusal(ApplicationContext.builder(properties));
    }

    /** Why a context with this application.yml doesn't start. */
    static String refusalOfYaml(String text) {
        return refusal(ApplicationContext.builder().propertySources(yamlSource(text)));
    }

    /** Why a context doesn't start. */
    static String refusal(ApplicationContextBuilder builder) {
        Throwable thrown = catchThrowable(() -> settings(builder));
        if (thrown == null) {
            throw new AssertionError("The context started.");
        }
        Throwable cause = Throwables.getRootCause(thrown);
        Throwable reason = cause == null ? thrown : cause;
        if (!(reason instanceof CacheConfigurationException)) {
            throw new AssertionError("Another error than expected.", thrown);
        }
        return Objects.requireNonNull(reason.getMessage());
    }

    /** The source that Micronaut makes of an application.yml. */
    static PropertySource yamlSource(String text) {
        try {
            Map<String, Object> properties =
                    new YamlPropertySourceLoader()
                            .read(
                                    "application",
                                    new ByteArrayInputStream(
                                            text.getBytes(StandardCharsets.UTF_8)));
            return PropertySource.of(
                    "application", properties, PropertySource.Origin.of("application.yml"), -300);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The source of environment variables. */
    static PropertySource variables(Map<String, Object> variables) {
        return new VariableSource(variables);
    }

    private static final class VariableSource extends MapPropertySource {

        VariableSource(Map<String, Object> variables) {
            super("variables", variables);
        }

        @Override
        public PropertyConvention getConvention() {
            return PropertyConvention.ENVIRONMENT_VARIABLE;
        }

        @Override
        public Origin getOrigin() {
            return EnvironmentPropertySource.ORIGIN;
        }

        @Override
        public int getOrder() {
            return EnvironmentPropertySource.POSITION;
        }
    }
}
