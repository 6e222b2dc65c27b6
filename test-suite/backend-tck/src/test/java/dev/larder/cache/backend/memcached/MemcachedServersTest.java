package dev.larder.cache.backend.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.backend.CellState;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.PartUnavailableException;
import dev.larder.cache.backend.SlotState;
import dev.larder.cache.backend.Token;
import dev.larder.cache.key.AuthorityKey;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.KeyScheme;
import dev.larder.cache.key.KeySpace;
import dev.larder.cache.tck.memcached.MemcachedRawStore;
import dev.larder.cache.tck.server.MemcachedServer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of slots and cells when one server of two is gone, and of large values. */
class MemcachedServersTest {

    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final int KEYS = 40;

    private final MemcachedServer one = MemcachedServer.startOwn("-I", "512k");
    private final MemcachedServer other = MemcachedServer.startOwn("-I", "512k");
    private final MemcachedLinks links = Authorities.links(List.of(one, other));
    private final MemcachedBackend authority = new MemcachedBackend(links);
    private final KeyScheme scheme = new KeyScheme("two", 200);
    private final KeySpace keys = scheme.values("n");

    private final KeySpace.Place onOne;
    private final KeySpace.Place onOther;
    private final MemcachedLink linkOfOne;

    MemcachedServersTest() {
        links.connected().orTimeout(10, TimeUnit.SECONDS).join();
        onOne = placeOn(one);
        onOther = placeOn(other);
        linkOfOne = links.of(onOne.slot());
    }

    @AfterEach
    void close() {
        authority.close();
        one.close();
        other.close();
    }

    @Test
    void keysAreSpreadAndBothServersKeepSome() {
        IntStream.range(0, KEYS).forEach(i -> open(place(i)));

        assertThat(keysOn(one)).isPositive();
        assertThat(keysOn(other)).isPositive();
    }

    @Test
    void slotIsWhereItsBucketIs() {
        IntStream.range(0, KEYS)
                .mapToObj(this::place)
                .forEach(
                        place ->
                                assertThat(links.of(place.slot()))
                                        .isSameAs(links.of(place.bucket())));
    }

    /** What another server kept meanwhile would be old when the first comes back. */
    @Test
    void keysOfAServerThatIsGoneAreNotKeptByTheOther() {
        long before = keysOn(other);
        one.kill();
        awaitGone();

        assertThatThrownBy(() -> open(onOne)).hasCauseInstanceOf(PartUnavailableException.class);
        assertThatThrownBy(() -> join(authority.hold(onOne.slot(), LIFE)))
                .hasCauseInstanceOf(PartUnavailableException.class);
        assertThatThrownBy(() -> join(authority.remove(List.of(onOne.slot()), List.of())))
                .hasCauseInstanceOf(PartUnavailableException.class);
        assertThat(keysOn(other)).isEqualTo(before);
    }

    @Test
    void keysOfTheServerThatIsThereGoOn() {
        KeySpace.Place place = onOther;
        Found before = open(place);
        one.kill();
        awaitGone();

        assertThat(open(place)).isEqualTo(before);
        assertThat(join(authority.time())).isPositive();
    }

    @Test
    void cellOfAllTagsIsMissedWithItsServerAndNothingElse() {
        MemcachedServer its = serverOf(scheme.anyTag());
        KeySpace.Place place = its == one ? onOther : onOne;
        MemcachedLink link = links.of(scheme.anyTag());
        its.kill();
        await().until(() -> !link.isUp());
        Found found =
                join(
                        authority.open(
                                List.of(place.slot()),
                                List.of(place.bucket(), scheme.anyTag()),
                                LIFE,
                                LIFE));

        assertThat(found.slots().get(0)).isInstanceOf(SlotState.Free.class);
        assertThat(found.cells()).extracting(CellState::present).containsExactly(true, false);
    }

    @Test
    void removalReachesTheServerThatIsThere() {
        KeySpace.Place there = onOther;
        open(there);
        one.kill();
        awaitGone();

        assertThatThrownBy(
                        () -> join(authority.remove(List.of(onOne.slot()), List.of(there.slot()))))
                .hasCauseInstanceOf(PartUnavailableException.class);
        assertThat(read(there).slots()).containsExactly(new SlotState.Absent());
    }

    @Test
    void serverThatComesBackIsEmptyAndUsed() {
        KeySpace.Place place = onOne;
        Token token = free(open(place));
        one.kill();
        one.restart();
        await().until(linkOfOne::isUp);
        await().ignoreExceptions().until(() -> read(place) != null);

        assertThat(join(authority.fill(place.slot(), token, entry(7, 20), LIFE))).isFalse();
        assertThat(read(place).slots()).containsExactly(new SlotState.Absent());
        assertThat(free(open(place))).isNotEqualTo(token);
    }

    /** It counts anew then, and gives the same numbers to others. */
    @Test
    void changeOfWhatWasReadInAnotherLifeOfAServerIsNotDone() {
        KeySpace.Place place = onOne;
        Items.Item[] read = new Items.Item[1];
        MemcachedConnection[] first = new MemcachedConnection[1];
        open(place);
        join(
                links.use(
                        place.slot(),
                        connection -> {
                            first[0] = connection;
                            return connection
                                    .get(place.slot())
                                    .thenAccept(item -> read[0] = Objects.requireNonNull(item));
                        }));
        one.kill();
        one.restart();
        await().until(linkOfOne::isUp);
        await().ignoreExceptions().until(() -> read(place) != null);

        assertThatThrownBy(() -> join(first[0].set(place.slot(), entry(7, 20), 60, read[0].cas())))
                .hasMessageContaining("MemcacheClosedException");
    }

    @Test
    void hungServerIsLeftAloneAndUsedWhenItAnswers() {
        KeySpace.Place place = onOne;
        open(place);
        one.pause();
        assertThatThrownBy(() -> read(place)).hasCauseInstanceOf(PartUnavailableException.class);
        awaitGone();
        await().untilAsserted(
                        () -> {
                            long start = System.nanoTime();
                            assertThatThrownBy(() -> read(place));
                            assertThat(Duration.ofNanos(System.nanoTime() - start))
                                    .isLessThan(Duration.ofMillis(50));
                        });
        one.resume();

        await().ignoreExceptions().until(() -> read(place) != null);
    }

    @Test
    void largestEntryIsWhatTheServersTakeLessTheirOwn() {
        await().untilAsserted(
                        () -> assertThat(authority.maximumEntry()).isEqualTo(512 * 1024 - 512));
        KeySpace.Place place = onOne;

        assertThat(
                        join(
                                authority.fill(
                                        place.slot(),
                                        free(open(place)),
                                        entry(7, authority.maximumEntry()),
                                        LIFE)))
                .isTrue();
    }

    @Test
    void entryThatAServerRefusesLeavesNothingOldThere() {
        KeySpace.Place place = onOne;
        Token token = free(open(place));
        join(authority.fill(place.slot(), token, entry(7, 20), LIFE));

        assertThatThrownBy(
                        () ->
                                join(
                                        authority.fill(
                                                place.slot(),
                                                new Token(7),
                                                entry(8, 512 * 1024),
                                                LIFE)))
                .hasMessageContaining("no room for an entry of 524288 bytes");
        assertThat(read(place).slots()).containsExactly(new SlotState.Absent());
    }

    private KeySpace.Place place(int key) {
        return keys.place(CacheKey.of(key));
    }

    private KeySpace.Place placeOn(MemcachedServer server) {
        return IntStream.range(0, 1_000)
                .mapToObj(this::place)
                .filter(place -> serverOf(place.slot()) == server)
                .findFirst()
                .orElseThrow();
    }

    private MemcachedServer serverOf(AuthorityKey key) {
        return links.of(key).address().toString().equals(one.address()) ? one : other;
    }

    private void awaitGone() {
        await().until(() -> !linkOfOne.isUp());
    }

    private static long keysOn(MemcachedServer server) {
        try (MemcachedRawStore raw = new MemcachedRawStore(List.of(server))) {
            return raw.keys().size();
        }
    }

    private Found open(KeySpace.Place place) {
        List<CellKey> cells = List.of(place.bucket());
        return join(authority.open(List.of(place.slot()), cells, LIFE, LIFE));
    }

    private Found read(KeySpace.Place place) {
        return join(authority.read(List.of(place.slot()), List.of(place.bucket())));
    }

    private static Token free(Found found) {
        return ((SlotState.Free) found.slots().get(0)).token();
    }

    private static byte[] entry(long id, int length) {
        return ByteBuffer.allocate(length).put((byte) 1).put((byte) 'V').putLong(id).array();
    }

    private static <T> T join(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        return future.orTimeout(10, TimeUnit.SECONDS).join();
    }
}
