package dev.larder.cache.backend.tiered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.CacheFailureHandler;
import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.settings.BackendSettings;
import dev.larder.cache.settings.TestSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TermsTest {

    private final BackendContext context =
            new BackendContext(
                    TestSettings.with("p"),
                    System::currentTimeMillis,
                    Runnable::run,
                    new CacheFailureHandler() {},
                    event -> {});

    @Test
    void withoutAnyPropertyCopiesAreUsedForASecond() {
        Terms terms = terms(new BackendSettings("tiered", "tiered", Map.of()));

        assertThat(terms.staleness()).isEqualTo(Duration.ofSeconds(1));
        assertThat(terms.near()).isTrue();
        assertThat(terms.everywhere()).isFalse();
    }

    @Test
    void messageNamesThePropertyOfTheSection() {
        assertRefused(
                new BackendSettings("tiered", "tiered", Map.of("max-staleness", "2d")),
                "larder.tiered.max-staleness = 2d: too long");
        assertRefused(
                new BackendSettings("tiered", "tiered", Map.of("return", "later")),
                "larder.tiered.return = later: write immediate or everywhere.");
    }

    @Test
    void messageNamesThePropertyOfTheBackend() {
        assertRefused(
                new BackendSettings("mine", "tiered", Map.of("max-staleness", "2d")),
                "larder.backends.mine.max-staleness = 2d: too long");
        assertRefused(
                new BackendSettings("mine", "tiered", Map.of("return", "later")),
                "larder.backends.mine.return = later: write immediate or everywhere.");
    }

    @Test
    void messageNamesThePropertyThatABackendInherits() {
        Map<String, String> inherited = Map.of("max-staleness", "2d", "return", "later");
        assertRefused(
                new BackendSettings("mine", "tiered", inherited, Set.of("return")),
                "larder.tiered.max-staleness = 2d: too long");
        assertRefused(
                new BackendSettings("mine", "tiered", Map.of("return", "later"), Set.of()),
                "larder.tiered.return = later: ");
    }

    private Terms terms(BackendSettings settings) {
        return Terms.of(settings, context);
    }

    private void assertRefused(BackendSettings settings, String message) {
        assertThatThrownBy(() -> terms(settings))
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageStartingWith(message);
    }
}
