package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.backend.CellState;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.SlotState;
import dev.larder.cache.backend.Token;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.KeyScheme;
import dev.larder.cache.key.KeySpace;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.key.StorageKey;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every authority that keeps bytes has to do. */
public abstract class BinaryBackendTck extends AuthorityTraceTck {

    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final AtomicLong NAMESPACES = new AtomicLong();

    private final KeyScheme scheme = new KeyScheme("binary-tck", 200);
    private KeySpace keys = scheme.values("");
    private StorageKey slot = new StorageKey("");
    private CellKey bucket = scheme.anyTag();
    private CellKey tag = scheme.anyTag();

    @BeforeEach
    void useANewNamespace() {
        String namespace =
                Long.toString(System.nanoTime(), 36) + "-" + NAMESPACES.incrementAndGet();
        keys = scheme.values(namespace);
        slot = keys.place(CacheKey.of("k")).slot();
        bucket = keys.place(CacheKey.of("k")).bucket();
        tag = scheme.tag(namespace);
    }

    @Test
    void absentIsAbsent() {
        Found found = read();

        assertThat(found.slots()).containsExactly(new SlotState.Absent());
        assertThat(found.cells()).extracting(CellState::present).containsExactly(false, false);
    }

    @Test
    void openGivesWhatIsAbsentAToken() {
        Found opened = open();

        assertThat(opened.slots().get(0)).isInstanceOf(SlotState.Free.class);
        assertThat(opened.cells()).extracting(CellState::present).containsExactly(true, true);
        assertThat(opened.cells()).extracting(CellState::bans).containsOnly(List.of());
    }

    @Test
    void openLeavesWhatIsThere() {
        Found first = open();

        assertThat(open()).isEqualTo(first);
        assertThat(read()).isEqualTo(first);
    }

    @Test
    void tokensOfNewCellsDiffer() {
        Found opened = open();

        assertThat(opened.cells().get(0).epoch()).isNotEqualTo(opened.cells().get(1).epoch());
    }

    @Test
    void slotsAndCellsAreAnsweredInTheOrderAsked() {
        StorageKey other = keys.place(CacheKey.of("other")).slot();
        Token token = free(open());
        await(authority().fill(slot, token, value(1), LIFE));
        Found found = await(authority().read(List.of(other, slot), List.of(tag, bucket)));

        assertThat(found.slots().get(0)).isInstanceOf(SlotState.Absent.class);
        assertThat(found.slots().get(1)).isInstanceOf(SlotState.Value.class);
        assertThat(found.cells()).hasSize(2);
    }

    @Test
    void fillNeedsTheTokenOfTheSlot() {
        assertThat(fill(new Token(1), 7)).isFalse();
        Token token = free(open());

        assertThat(fill(new Token(token.bits() + 1), 7)).isFalse();
        assertThat(fill(token, 7)).isTrue();
        assertThat(fill(token, 8)).isFalse();
    }

    @Test
    void filledBytesAreTheEntryAndHaveItsIdAsToken() {
        fill(free(open()), 7);
        SlotState.Value there = (SlotState.Value) read().slots().get(0);

        assertThat(there.bytes()).isEqualTo(value(7));
        assertThat(there.token()).isEqualTo(new Token(7));
        assertThat(fill(new Token(7), 8)).isTrue();
    }

    @Test
    void removedSlotTakesNoFill() {
        Token token = free(open());
        await(authority().remove(List.of(slot), List.of()));

        assertThat(fill(token, 7)).isFalse();
        assertThat(read().slots()).containsExactly(new SlotState.Absent());
    }

    @Test
    void slotOpenedAgainHasAnotherToken() {
        Token before = free(open());
        await(authority().remove(List.of(slot), List.of()));

        assertThat(free(open())).isNotEqualTo(before);
    }

    @Test
    void removedCellComesBackAsAnother() {
        CellState before = open().cells().get(0);
        await(authority().remove(List.of(bucket), List.of(tag)));

        assertThat(read().cells()).extracting(CellState::present).containsExactly(false, false);
        assertThat(open().cells().get(0).epoch()).isNotEqualTo(before.epoch());
    }

    @Test
    void holdTakesTheSlotFromEverybody() {
        Token load = free(open());
        Token held = await(authority().hold(slot, LIFE));

        assertThat(read().slots()).containsExactly(new SlotState.Held(held));
        assertThat(open().slots()).containsExactly(new SlotState.Held(held));
        assertThat(fill(load, 7)).isFalse();
        assertThat(fill(held, 8)).isTrue();
    }

    @Test
    void secondHoldTakesTheSlotFromTheFirst() {
        Token first = await(authority().hold(slot, LIFE));
        Token second = await(authority().hold(slot, LIFE));

        assertThat(fill(first, 7)).isFalse();
        assertThat(fill(second, 8)).isTrue();
    }

    @Test
    void holdEndsByItself() {
        await(authority().hold(slot, Duration.ofMillis(1)));
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (read().slots().get(0) instanceof SlotState.Held && System.nanoTime() < end) {
            Thread.onSpinWait();
        }

        assertThat(read().slots()).containsExactly(new SlotState.Absent());
    }

    @Test
    void bansAreNumberedAndListed() {
        open();
        ban("/a*");
        ban("/b*");
        CellState cell = read().cells().get(0);

        assertThat(cell.lastBan()).isEqualTo(2);
        assertThat(cell.floor()).isZero();
        assertThat(cell.bans())
                .containsExactly(new CellState.Ban(1, "/a*"), new CellState.Ban(2, "/b*"));
    }

    @Test
    void repeatedBanStandsOnce() {
        open();
        ban("/a*");
        ban("/b*");
        ban("/a*");

        assertThat(read().cells().get(0).bans())
                .containsExactly(new CellState.Ban(2, "/b*"), new CellState.Ban(3, "/a*"));
    }

    @Test
    void banLeavesTheTokenOfItsCell() {
        CellState before = open().cells().get(0);
        ban("/a*");

        assertThat(read().cells().get(0).epoch()).isEqualTo(before.epoch());
    }

    @Test
    void bansAreBoundedAndNoneIsForgotten() {
        open();
        for (int i = 1; i <= 100; i++) {
            ban("/" + i + "/*");
        }
        CellState cell = read().cells().get(0);

        assertThat(cell.lastBan()).isEqualTo(100);
        assertThat(cell.bans()).hasSizeLessThan(100);
        assertThat(cell.floor()).isEqualTo(100 - cell.bans().size());
    }

    @Test
    void patternMayHaveAnyCharacter() {
        open();
        ban("/ü [x]\\?\u0000*");

        assertThat(read().cells().get(0).bans())
                .containsExactly(new CellState.Ban(1, "/ü [x]\\?\u0000*"));
    }

    @Test
    void banOfAnAbsentCellLeavesItAbsent() {
        ban("/a*");

        assertThat(read().cells()).extracting(CellState::present).containsExactly(false, false);
    }

    @Test
    void renewalLeavesAbsentCellsAbsentAndOthersAsTheyAre() {
        await(authority().renew(List.of(tag, bucket), LIFE));
        assertThat(read().cells()).extracting(CellState::present).containsExactly(false, false);

        Found opened = open();
        await(authority().renew(List.of(tag, bucket), LIFE));
        assertThat(read()).isEqualTo(opened);
    }

    @Test
    void answersOfOneConnectionHaveOneEpoch() {
        assertThat(open().connectionEpoch()).isEqualTo(read().connectionEpoch());
    }

    @Test
    void timeIsThatOfAClock() {
        long time = await(authority().time());

        assertThat(time)
                .isCloseTo(
                        System.currentTimeMillis(), Offset.offset(Duration.ofHours(1).toMillis()));
    }

    private Found read() {
        return await(authority().read(List.of(slot), List.of(bucket, tag)));
    }

    private Found open() {
        return await(authority().open(List.of(slot), List.of(bucket, tag), LIFE, LIFE));
    }

    private boolean fill(Token permit, long id) {
        return await(authority().fill(slot, permit, value(id), LIFE));
    }

    private void ban(String glob) {
        await(authority().ban(List.of(bucket), new PathPattern(glob)));
    }

    private static Token free(Found opened) {
        return ((SlotState.Free) opened.slots().get(0)).token();
    }

    private static byte[] value(long id) {
        return ByteBuffer.allocate(20).put((byte) 1).put((byte) 'V').putLong(id).array();
    }

    private static <T> T await(CompletionStage<T> stage) {
        return Node.await(stage);
    }
}
