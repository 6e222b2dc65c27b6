package dev.larder.cache.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.backend.CellState;
import dev.larder.cache.backend.SlotState;
import dev.larder.cache.backend.Token;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class StoredFormTest {

    private static final int KEPT = 16;

    private final byte[] cell = StoredForm.cell(0x0102, new Token(0x0a0b));

    @Test
    void marksHaveTheirKindAndToken() {
        Token token = new Token(7);

        assertThat(hex(StoredForm.free(token))).isEqualTo("0146" + "0000000000000007");
        assertThat(hex(StoredForm.held(token))).isEqualTo("0148" + "0000000000000007");
        assertThat(StoredForm.slot(StoredForm.free(token))).isEqualTo(new SlotState.Free(token));
        assertThat(StoredForm.slot(StoredForm.held(token))).isEqualTo(new SlotState.Held(token));
    }

    @Test
    void tokenIsThatOfWhateverIsThere() {
        assertThat(StoredForm.token(StoredForm.held(new Token(9)))).isEqualTo(new Token(9));
        assertThat(StoredForm.token(new byte[9])).isNull();
    }

    @Test
    void newCellHasNoBans() {
        assertThat(hex(cell))
                .isEqualTo("01" + "0000000000000102" + "0000000000000a0b" + "0".repeat(16));
        assertThat(StoredForm.cell(cell, 0x0102).present()).isTrue();
        assertThat(StoredForm.cell(cell, 0x0103).present()).isFalse();
    }

    @Test
    void banIsNumberedAndWrittenAtTheEnd() {
        assertThat(hex(StoredForm.banned(cell, "/a*", KEPT)))
                .isEqualTo(
                        "01"
                                + "0000000000000102"
                                + "0000000000000a0b"
                                + "00000000"
                                + "00000001"
                                + "00000001"
                                + "0003"
                                + "2f612a");
    }

    @Test
    void samePatternMovesToTheEnd() {
        byte[] banned = ban(ban(ban(cell, "/a"), "/b"), "/a");

        assertThat(state(banned).bans())
                .containsExactly(new CellState.Ban(2, "/b"), new CellState.Ban(3, "/a"));
        assertThat(state(banned).floor()).isZero();
    }

    @Test
    void oldestOfTooManyGoesAndTheFloorRises() {
        byte[] banned = cell;
        for (int i = 1; i <= 40; i++) {
            banned = ban(banned, "/" + i);
        }

        assertThat(state(banned).bans()).hasSize(KEPT);
        assertThat(state(banned).bans().get(0)).isEqualTo(new CellState.Ban(25, "/25"));
        assertThat(state(banned).floor()).isEqualTo(24);
        assertThat(state(banned).lastBan()).isEqualTo(40);
    }

    @Test
    void longPatternsOfAnyCharactersComeBack() {
        String pattern = "ü\u0000€".repeat(300);

        assertThat(state(ban(cell, pattern)).bans()).containsExactly(new CellState.Ban(1, pattern));
        assertThat(pattern.getBytes(StandardCharsets.UTF_8).length).isGreaterThan(255);
    }

    private static byte[] ban(byte[] cell, String pattern) {
        return StoredForm.banned(cell, pattern, KEPT);
    }

    private static CellState state(byte[] cell) {
        return StoredForm.cell(cell, 0x0102);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
