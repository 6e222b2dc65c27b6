package dev.larder.cache.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgementTest {

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void aLimitThatLeavesNoTimeForbidsStoring(long seconds) {
        assertThat(Judgement.NONE.with(Duration.ofSeconds(seconds)).store()).isFalse();
    }

    @Test
    void ofSeveralLimitsTheShortestHolds() {
        Judgement judgement =
                Judgement.NONE
                        .with(Duration.ofSeconds(20))
                        .with(Duration.ofSeconds(10))
                        .with(Duration.ofSeconds(30));

        assertThat(judgement).isEqualTo(new Judgement(true, Optional.of(Duration.ofSeconds(10))));
    }
}
