package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.backend.Permit;
import dev.larder.cache.load.Loaded;
import dev.larder.cache.load.SingleFlight;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shortest ways to an old value through a load that somebody else has begun. */
abstract class FlightTraceTck extends EntryBackendTck {

    private static final String KEY = "k";

    private final SingleFlight flights = new SingleFlight();

    /** A node of the same application that is another one, where there are several. */
    final Node others() {
        return new Node(otherNode(), namespace());
    }

    /** Ways to invalidate the entry under the key. */
    enum Way {
        KEY_REMOVED(node -> node.remove(KEY)),
        CLEARED(Node::clear),
        TAG_KNOWN(node -> node.invalidateTags("known")),
        TAG_OF_THE_RESULT(node -> node.invalidateTags("late")),
        PATTERN(node -> node.ban("*" + KEY + "*")),
        PUT(node -> node.fill(node.hold(KEY).permit(), KEY, "new"));

        private final Consumer<Node> invalidate;

        Way(Consumer<Node> invalidate) {
            this.invalidate = invalidate;
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("JOIN_ANY")
    void callerThatComesAfterAnInvalidationFollowsNoLoadBegunBefore(Way way) {
        Permit before = node().open(KEY, "known").permit();
        assertThat(leads(before)).isTrue();
        way.invalidate.accept(others());

        assertThat(leads(node().open(KEY, "known").permit())).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("JOIN_ANY")
    void callerThatComesAfterAnInvalidationIsNotAnsweredByALoadThatEndedLate(Way way) {
        Permit before = node().open(KEY, "known").permit();
        SingleFlight.Place old = flights.join(before, () -> KEY);
        way.invalidate.accept(others());
        Permit after = node().open(KEY, "known").permit();
        long came = System.nanoTime();
        node().fill(before, KEY, "old", "known", "late");
        flights.end(before, old.flight(), false);
        old.flight().land(Loaded.of("old"));

        assertThat(flights.join(after, () -> KEY, came).leads()).isTrue();
    }

    @Test
    @Tag("JOIN_HELD")
    void loadBegunDuringAPutIsNotFollowed() {
        Permit put = others().hold(KEY).permit();
        Permit during = node().open(KEY).permit();
        Permit second = node().open(KEY).permit();
        assertThat(during.shareable()).isFalse();
        assertThat(second.shareable()).isFalse();
        others().space().release(put);
        others().remove(KEY);

        assertThat(node().open(KEY).permit()).isNotEqualTo(during);
    }

    private boolean leads(Permit permit) {
        assertThat(permit.shareable()).isTrue();
        return flights.join(permit, () -> KEY).leads();
    }
}
