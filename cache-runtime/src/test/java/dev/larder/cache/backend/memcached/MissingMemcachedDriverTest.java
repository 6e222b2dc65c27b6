package dev.larder.cache.backend.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.CacheFailureHandler;
import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.settings.BackendSettings;
import dev.larder.cache.settings.TestSettings;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MissingMemcachedDriverTest {

    @Test
    void missingDriverIsSaidWithTheLinesToAdd() {
        BackendContext context =
                new BackendContext(
                        TestSettings.with("p"),
                        () -> 0,
                        Runnable::run,
                        new CacheFailureHandler() {},
                        e -> {});
        BackendSettings settings = new BackendSettings("far", "memcached", Map.of());

        assertThatThrownBy(() -> new MissingMemcachedDriver().create(settings, context))
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageContaining("larder.backends.far.type = memcached")
                .hasMessageContaining("<artifactId>folsom</artifactId>")
                .hasMessageContaining("implementation(\"com.spotify:folsom:1.21.0\")");
    }

    @Test
    void versionToAddIsTheOneOfTheBuild() throws IOException {
        assertThat(Files.readString(Path.of("..", "pom.xml")))
                .contains("<folsom.version>1.21.0</folsom.version>");
    }

    @Test
    void oneProviderServesTheType() {
        try (ApplicationContext context = ApplicationContext.run()) {
            assertThat(context.getBeansOfType(BackendProvider.class))
                    .filteredOn(provider -> provider.type().equals("memcached"))
                    .hasExactlyElementsOfTypes(MemcachedBackendProvider.class);
        }
    }
}
