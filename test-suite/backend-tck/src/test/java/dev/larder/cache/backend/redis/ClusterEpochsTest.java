package dev.larder.cache.backend.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClusterEpochsTest {

    private final ClusterEpochs epochs = new ClusterEpochs();

    @Test
    void mastersInTheirLivesAreOneEpoch() {
        int one = epochs.answered("a", 1);

        assertThat(epochs.answered("b", 2)).isEqualTo(one);
        assertThat(epochs.answered("a", 1)).isEqualTo(one);
    }

    @Test
    void anotherLifeOfAMasterIsAnotherEpochForAll() {
        epochs.answered("a", 1);
        int before = epochs.answered("b", 2);
        int after = epochs.answered("a", 3);

        assertThat(after).isNotEqualTo(before);
        assertThat(epochs.answered("b", 2)).isEqualTo(after);
    }

    @Test
    void lateAnswerOfAnEarlierLifeIsNeverOfTheEpochOfALaterOne() {
        int first = epochs.answered("a", 1);
        int second = epochs.answered("a", 2);
        int late = epochs.answered("a", 1);

        assertThat(late).isNotEqualTo(first).isNotEqualTo(second);
        assertThat(epochs.answered("a", 2)).isNotIn(first, second, late);
    }
}
