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

    @Test
    void propertyIsTheOneThatGivesTheValueOrWould() {
        LarderSettings read =
                Start.with(
                        Map.of(
                                "larder.tiered.max-staleness", "2s",
                                "larder.backends.tiered.return", "everywhere",
                                "larder.backends.mine.type", "tiered",
                                "larder.backends.mine.return", "immediate"));
        BackendSettings tiered = Start.backend(read, "tiered");
        BackendSettings mine = Start.backend(read, "mine");

        assertThat(tiered.property("max-staleness")).isEqualTo("larder.tiered.max-staleness");
        assertThat(tiered.property("return")).isEqualTo("larder.backends.tiered.return");
        assertThat(tiered.property("near-expire")).isEqualTo("larder.tiered.near-expire");
        assertThat(mine.property("max-staleness")).isEqualTo("larder.tiered.max-staleness");
        assertThat(mine.property("return")).isEqualTo("larder.backends.mine.return");
        assertThat(mine.property("near-expire")).isEqualTo("larder.backends.mine.near-expire");
        assertThat(settings.property("absent")).isEqualTo("larder.backends.mine.absent");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessage(message);
    }
}
