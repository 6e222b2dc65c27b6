package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.Opened;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.SpaceSpec;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every backend has to do, also one that keeps nothing. */
public abstract class EntryBackendTck {

    private static final AtomicLong NAMESPACES = new AtomicLong();

    private String namespace = "";

    @BeforeEach
    void useANewNamespace() {
        namespace =
                "tck-" + Long.toString(System.nanoTime(), 36) + "-" + NAMESPACES.incrementAndGet();
    }

    /** The backend. The same for all tests; each uses namespaces of its own. */
    protected abstract EntryBackend backend();

    /** A name that no other test uses. */
    protected final String namespace() {
        return namespace;
    }

    /**
     * A backend of another node of the same application. What belongs to one process has no other.
     */
    protected EntryBackend otherNode() {
        return backend();
    }

    final Node node() {
        return new Node(backend(), namespace);
    }

    @Test
    void backendSaysWhatItIs() {
        assertThat(backend().name()).isNotBlank();
        assertThat(backend().type()).isNotBlank();
        assertThat(backend().available()).isTrue();
        assertThat(backend().statistics().breaker()).isEqualTo("CLOSED");
    }

    @Test
    void equalSpecsAreOneSpace() {
        SpaceSpec spec = Node.spec(namespace, SpaceSpec.Kind.VALUES);
        SpaceSpec equal = Node.spec(namespace, SpaceSpec.Kind.VALUES);

        assertThat(backend().space(equal)).isSameAs(backend().space(spec));
    }

    @Test
    void nothingIsThereAtFirst() {
        Seen seen = node().read("k");

        assertThat(seen.entry()).isNull();
        assertThat(seen.reason()).isEqualTo(Seen.Reason.ABSENT);
    }

    @Test
    void loadMayBeShared() {
        Opened one = node().open("k");
        Opened other = node().open("k");

        assertThat(one.entry()).isNull();
        assertThat(one.permit().shareable()).isTrue();
        assertThat(other.permit()).isEqualTo(one.permit()).hasSameHashCodeAs(one.permit());
    }

    @Test
    void loadsOfTwoKeysAreNotShared() {
        assertThat(node().open("k").permit()).isNotEqualTo(node().open("l").permit());
    }

    @Test
    void loadBegunBeforeARemovalIsNotSharedAfterIt() {
        Permit before = node().open("k").permit();
        node().remove("k");

        assertThat(node().open("k").permit()).isNotEqualTo(before);
    }

    @Test
    void loadBegunBeforeAClearIsNotSharedAfterIt() {
        Permit before = node().open("k").permit();
        node().clear();

        assertThat(node().open("k").permit()).isNotEqualTo(before);
    }

    @Test
    void loadBegunBeforeATagWasInvalidatedIsNotSharedAfterIt() {
        Permit before = node().open("k", "t").permit();
        node().invalidateTags("t");

        assertThat(node().open("k", "t").permit()).isNotEqualTo(before);
    }

    @Test
    void loadWhoseResultMayCarryATagThatWasInvalidatedIsNotSharedAfterIt() {
        Permit before = node().open("k").permit();
        node().invalidateTags("late");

        assertThat(node().open("k").permit()).isNotEqualTo(before);
    }

    @Test
    void loadBegunBeforeAPatternWasInvalidatedIsNotSharedAfterIt() {
        Permit before = node().open("k").permit();
        node().ban("*k*");

        assertThat(node().open("k").permit()).isNotEqualTo(before);
    }

    @Test
    void whatIsNotThereCanBeInvalidated() {
        node().remove("k", "l");
        node().remove();
        node().ban("*");
        node().invalidateTags("t", "@/path");
        node().invalidateTags();
        node().clear();

        node().assertLacks("k");
    }

    @Test
    void permitMayBeGivenBack() {
        Permit permit = node().open("k").permit();
        node().space().release(permit);
        node().space().release(permit);

        node().assertLacks("k");
    }

    @Test
    void foreignPermitStoresNothing() {
        Permit foreign =
                new Permit() {
                    @Override
                    public boolean storable() {
                        return true;
                    }

                    @Override
                    public boolean shareable() {
                        return true;
                    }
                };
        node().fill(foreign, "k", "v");
        node().space().release(foreign);

        node().assertLacks("k");
    }

    @Test
    void keysOfEqualPartsAreOneEntry() {
        Permit one = node().open(42).permit();
        Permit other = node().open(42L).permit();

        assertThat(other).isEqualTo(one);
        assertThat(List.of(one)).doesNotContain(node().open("42").permit());
    }
}
