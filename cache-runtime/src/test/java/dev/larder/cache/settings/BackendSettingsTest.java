package dev.larder.cache.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.CacheConfigurationException;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BackendSettingsTest {

    private final BackendSettings settings =
            new BackendSettings("mine", "hazelcast", Map.of("size", "many", "tls", "yes"));

    @Test
    void missingKeyGivesTheOther() {
        assertThat(settings.text("absent")).isNull();
        assertThat(settings.number("absent", 7)).isEqualTo(7);
        assertThat(settings.duration("absent", Duration.ZERO)).isZero();
        assertThat(settings.flag("absent", true)).isTrue();
    }

    @Test
    void valueOfAnOwnTypeThatDoesNotParseIsNamed() {
        assertRefused(
                () -> settings.number("size", 0), "larder.backends.mine.size = many: no number.");
        assertRefused(
                () -> settings.duration("size", Duration.ZERO),
                "larder.backends.mine.size = many: no duration.");
        assertRefused(
                () -> settings.flag("tls", false),
                "larder.backends.mine.tls = yes: neither true nor false.");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessage(message);
    }
}
