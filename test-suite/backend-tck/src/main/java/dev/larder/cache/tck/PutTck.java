package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Opened;
import dev.larder.cache.backend.Permit;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Puts and refreshes, and what overtakes them. */
abstract class PutTck extends LoadTck {

    @Test
    void putReplacesWhatWasThere() {
        node().load("k", "old");
        Permit put = node().hold("k").permit();

        assertThat(put.storable()).isTrue();
        assertThat(node().fill(put, "k", "new")).isEqualTo(Filled.STORED);
        node().assertHas("k", "new");
    }

    @Test
    void nothingIsLoadedOverAPut() {
        Permit loadBefore = node().open("k").permit();
        Permit put = node().hold("k").permit();
        Opened during = node().open("k");

        assertThat(during.entry()).isNull();
        assertThat(during.permit().storable()).isFalse();
        assertThat(during.permit().shareable()).isFalse();
        assertThat(node().fill(during.permit(), "k", "old")).isEqualTo(Filled.NO_PERMIT);
        assertThat(node().fill(put, "k", "new")).isEqualTo(Filled.STORED);
        assertThat(node().fill(loadBefore, "k", "old")).isEqualTo(Filled.OVERTAKEN);
        node().assertHas("k", "new");
    }

    @Test
    void oldValueIsNotFoundDuringAPut() {
        node().load("k", "old");
        node().hold("k");

        node().assertLacks("k");
    }

    @Test
    void removalDuringAPutOvertakesIt() {
        Permit put = node().hold("k").permit();
        node().remove("k");

        assertThat(node().fill(put, "k", "old")).isEqualTo(Filled.OVERTAKEN);
        node().assertLacks("k");
    }

    @Test
    void clearDuringAPutMakesItsValueInvalid() {
        Permit put = node().hold("k").permit();
        node().clear();
        node().fill(put, "k", "old");

        node().assertLacks("k");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void overlappingPutsLeaveNothing(boolean firstEndsFirst) {
        node().load("k", "old");
        Permit first = node().hold("k").permit();
        Permit second = node().hold("k").permit();
        node().fill(firstEndsFirst ? first : second, "k", "a");
        node().fill(firstEndsFirst ? second : first, "k", "b");

        node().assertLacks("k");
    }

    @Test
    void putThatStoresNothingInvalidates() {
        node().load("k", "old");
        node().space().release(node().hold("k").permit());

        node().assertLacks("k");
        loadAsSoonAsTheHoldHasEnded("k", "new");
        node().assertHas("k", "new");
    }

    /** Nobody waits for the end of a hold that stores nothing. */
    private void loadAsSoonAsTheHoldHasEnded(String key, String value) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (node().fill(node().open(key).permit(), key, value) != Filled.STORED) {
            assertThat(System.nanoTime() - end).as("the hold goes on").isNegative();
        }
    }

    @Test
    void refreshReplacesWithThePermitOfItsOpen() {
        node().load("k", "old", "t");
        Opened opened = node().open("k", "t");

        assertThat(opened.entry()).isNotNull();
        assertThat(opened.permit().storable()).isTrue();
        assertThat(node().fill(opened.permit(), "k", "new", "t")).isEqualTo(Filled.STORED);
        node().assertHas("k", "new");
    }

    @Test
    void secondOfTwoRefreshesIsRefused() {
        node().load("k", "old");
        Permit one = node().open("k").permit();
        Permit other = node().open("k").permit();

        assertThat(other).isEqualTo(one);
        node().fill(one, "k", "one");
        assertThat(node().fill(other, "k", "other")).isEqualTo(Filled.OVERTAKEN);
        node().assertHas("k", "one");
    }

    @Test
    void removalDuringARefreshOvertakesIt() {
        node().load("k", "old");
        Permit refresh = node().open("k").permit();
        node().remove("k");

        assertThat(node().fill(refresh, "k", "new")).isEqualTo(Filled.OVERTAKEN);
        node().assertLacks("k");
    }
}
