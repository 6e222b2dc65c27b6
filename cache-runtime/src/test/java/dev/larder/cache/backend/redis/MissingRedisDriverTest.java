package dev.larder.cache.backend.redis;

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

class MissingRedisDriverTest {

    @Test
    void missingDriverIsSaidWithTheLinesToAdd() {
        BackendContext context =
                new BackendContext(
                        TestSettings.with("p"),
                        () -> 0,
                        Runnable::run,
                        new CacheFailureHandler() {},
                        e -> {});
        BackendSettings settings = new BackendSettings("far", "redis", Map.of());

        assertThatThrownBy(() -> new MissingRedisDriver().create(settings, context))
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageContaining("larder.backends.far.type = redis")
                .hasMessageContaining("<artifactId>micronaut-redis-lettuce</artifactId>")
                .hasMessageContaining(
                        "implementation(\"io.micronaut.redis:micronaut-redis-lettuce\")");
    }

    @Test
    void oneProviderServesTheType() {
        try (ApplicationContext context = ApplicationContext.run()) {
            assertThat(context.getBeansOfType(BackendProvider.class))
                    .filteredOn(provider -> provider.type().equals("redis"))
                    .hasExactlyElementsOfTypes(RedisBackendProvider.class);
        }
    }
}
