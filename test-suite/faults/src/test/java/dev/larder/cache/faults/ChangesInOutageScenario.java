package dev.larder.cache.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.Cache;
import dev.larder.cache.CacheBackendException;
import dev.larder.cache.Caches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is changed while the backend is not asked: by hand, and by annotated methods. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ChangesInOutageScenario {

    private static final int UNCHANGED = 5_000;
    private static final int SOME = 5;

    private final Rig rig;

    ChangesInOutageScenario(Far far) {
        rig = new Rig(far);
    }

    @BeforeAll
    void begin() {
        rig.begin();
    }

    @AfterAll
    void end() {
        rig.close();
    }

    private Map<String, ThrowingCallable> changes() {
        Cache<Integer, Long> cache = rig.cache();
        Caches caches = rig.application().getBean(Caches.class);
        Map<String, ThrowingCallable> changes = new LinkedHashMap<>();
        changes.put("put", () -> cache.put(1, 1L));
        changes.put("putIfAbsent", () -> cache.putIfAbsent(1, 1L));
        changes.put("putAll", () -> cache.putAll(Map.of(1, 1L)));
        changes.put("remove", () -> cache.remove(1));
        changes.put("removeAll", () -> cache.removeAll(List.of(1, 2)));
        changes.put("clear", cache::clear);
        changes.put("invalidateTags", () -> cache.invalidateTags("tag"));
        changes.put("invalidatePattern", () -> cache.invalidatePattern("1*"));
        changes.put("evict", () -> caches.evict(() -> rig.things().find(1)));
        changes.put("clear of a namespace", () -> caches.clear(Things.NAMESPACE));
        changes.put("tags of all", () -> caches.invalidateTags("tag"));
        changes.put("clear of all", caches::clear);
        return changes;
    }

    @Test
    void everyChangeByHandReportsItsFailure() {
        outage(
                () ->
                        changes()
                                .forEach(
                                        (name, change) ->
                                                assertThatThrownBy(change, name)
                                                        .isInstanceOf(
                                                                CacheBackendException.class)));
    }

    @Test
    void annotatedChangesGoOnAndReadingByHandFindsNothing() {
        outage(
                () -> {
                    for (Shape shape : Shape.values()) {
                        try {
                            assertThat(shape.change(rig.things(), 1)).isPositive();
                        } catch (Exception e) {
                            throw new AssertionError(shape.name(), e);
                        }
                    }
                    assertThat(rig.cache().get(1)).isEmpty();
                });
    }

    /** Up to a thousand keys are kept; more become the clear of their namespace. */
    @ParameterizedTest
    @CsvSource({"10, true", "1001, false"})
    void annotatedChangesAreMadeUpForBeforeAnythingIsRead(int changes, boolean othersStay) {
        Cache<Integer, Long> many = rig.cache(Things.MANY);
        List<Integer> changed = List.of(0, 1, 2);
        Again.until(
                () -> {
                    changed.forEach(id -> Again.insist(() -> many.put(id, -1L)));
                    ids().forEach(id -> Again.insist(() -> many.put(id, -1L)));
                    return Stream.concat(changed.stream(), ids()).allMatch(many::contains);
                },
                kept -> kept);
        outage(() -> IntStream.range(0, changes).forEach(rig.things()::changeOneOfMany));

        assertThat(changed).noneMatch(many::contains);
        assertThat(Again.until(() -> ids().allMatch(many::contains), there -> there == othersStay))
                .isEqualTo(othersStay);
    }

    private static Stream<Integer> ids() {
        return IntStream.range(UNCHANGED, UNCHANGED + SOME).boxed();
    }

    private void outage(Runnable meanwhile) {
        Fault.REFUSED.begin(rig);
        try {
            Again.until(
                    () -> {
                        rig.things().find(2);
                        rig.things().changeOneOfMany(UNCHANGED - 1);
                        return rig.available();
                    },
                    available -> !available);
            meanwhile.run();
        } finally {
            Fault.REFUSED.end(rig);
        }
        Again.until(rig::available, available -> available);
        Again.cached(rig);
    }
}
