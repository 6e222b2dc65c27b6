package dev.larder.cache.backend.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.CacheFailureHandler;
import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.settings.BackendSettings;
import dev.larder.cache.settings.TestSettings;
import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MissingDynamoDbDriverTest {

    @Test
    void missingDriverIsSaidWithTheLinesToAdd() {
        BackendContext context =
                new BackendContext(
                        TestSettings.with("p"),
                        () -> 0,
                        Runnable::run,
                        new CacheFailureHandler() {},
                        e -> {});
        BackendSettings settings = new BackendSettings("far", "dynamodb", Map.of());

        assertThatThrownBy(() -> new MissingDynamoDbDriver().create(settings, context))
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageContaining("larder.backends.far.type = dynamodb")
                .hasMessageContaining("<artifactId>micronaut-aws-sdk-v2</artifactId>")
                .hasMessageContaining("<artifactId>dynamodb</artifactId>")
                .hasMessageContaining("implementation(\"software.amazon.awssdk:dynamodb\")");
    }

    @Test
    void oneProviderServesTheType() {
        try (ApplicationContext context = ApplicationContext.run()) {
            assertThat(context.getBeansOfType(BackendProvider.class))
                    .filteredOn(provider -> provider.type().equals("dynamodb"))
                    .hasExactlyElementsOfTypes(DynamoDbBackendProvider.class);
        }
    }
}
