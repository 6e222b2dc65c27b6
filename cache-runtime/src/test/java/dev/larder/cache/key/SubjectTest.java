package dev.larder.cache.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SubjectTest {

    static List<Arguments> values() {
        return List.of(
                Arguments.of(42, "42"),
                Arguments.of(-7L, "-7"),
                Arguments.of("user:1", "user:1"),
                Arguments.of("ä {2}!%", "ä {2}!%"),
                Arguments.of("", ""),
                Arguments.of('c', "c"),
                Arguments.of(true, "true"),
                Arguments.of(null, "null"),
                Arguments.of(Optional.of("a"), "a"),
                Arguments.of(TimeUnit.DAYS, "DAYS"),
                Arguments.of(new BigDecimal("1.50"), "1.50"),
                Arguments.of(0.5, "0.5"),
                Arguments.of(new UUID(1, 2), "00000000-0000-0001-0000-000000000002"),
                Arguments.of(LocalDate.of(2030, 1, 31), "2030-01-31"),
                Arguments.of(Locale.UK, "en-GB"),
                Arguments.of(List.of(2, 1), "[2,1]"),
                Arguments.of(Set.of("b", "a"), "[a,b]"),
                Arguments.of(Map.of("k", 1), "{k=1}"),
                Arguments.of(new byte[] {0, -1}, "00ff"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesAreMetAsOneWouldWriteThem(@Nullable Object value, String subject) {
        assertThat(CacheKey.of(new Object[] {value}).subject()).isEqualTo(subject);
    }

    @Test
    void severalValuesHaveACommaBetween() {
        assertThat(CacheKey.of(42, "de").subject()).isEqualTo("42,de");
        assertThat(CacheKey.of(42, "de").with(Arrays.asList("x", null)).subject())
                .isEqualTo("42,de,[x,null]");
    }

    @Test
    void keysThatAreNotTheSameMayLookTheSame() {
        assertThat(CacheKey.of("42").subject()).isEqualTo(CacheKey.of(42).subject());
        assertThat(CacheKey.of("42").text()).isNotEqualTo(CacheKey.of(42).text());
    }
}
