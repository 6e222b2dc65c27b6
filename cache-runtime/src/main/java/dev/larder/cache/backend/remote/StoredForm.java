package dev.larder.cache.backend.remote;

import dev.larder.cache.backend.CellState;
import dev.larder.cache.backend.SlotState;
import dev.larder.cache.backend.Token;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of slots and cells, on authorities that keep strings of bytes: what an own {@link
 * dev.larder.cache.backend.BinaryBackend} writes and reads. Bytes that are no form of ours count as
 * absent, and never fail.
 *
 * <pre>
 * slot, empty   01 'F' token8
 * slot, held    01 'H' token8
 * slot, value   01 'V' token8 ...
 * cell          01 incarnation8 epoch8 floor4 last4 {ban4 length2 pattern}*
 * </pre>
 */
public final class StoredForm {

    private static final byte VERSION = 1;
    private static final int TOKEN_AT = 2;
    private static final int SLOT_LENGTH = 10;
    private static final int FLOOR_AT = 17;
    private static final int CELL_LENGTH = 25;
    private static final CellState NO_CELL = new CellState(false, new Token(0), 0, 0, List.of());

    private StoredForm() {}

    /**
     * What is in a slot. What is too short to have a token is as good as nothing; anything else
     * that is no mark and no hold has a token and is judged by who reads it.
     */
    public static SlotState slot(byte @Nullable [] bytes) {
        Token token = bytes == null ? null : token(bytes);
        if (bytes == null || token == null) {
            return new SlotState.Absent();
        }
        if (bytes[0] == VERSION && bytes[1] == 'F') {
            return new SlotState.Free(token);
        }
        return bytes[0] == VERSION && bytes[1] == 'H'
                ? new SlotState.Held(token)
                : new SlotState.Value(token, bytes);
    }

    /** The token of what is in a slot, whatever it is; null where there is none. */
    public static @Nullable Token token(byte[] bytes) {
        return bytes.length < SLOT_LENGTH
                ? null
                : new Token(ByteBuffer.wrap(bytes).getLong(TOKEN_AT));
    }

    /** An empty slot, whose token waits for a load. */
    public static byte[] free(Token token) {
        return mark('F', token);
    }

    /** A slot that a put holds. */
    public static byte[] held(Token token) {
        return mark('H', token);
    }

    /** A cell without bans. */
    public static byte[] cell(long incarnation, Token epoch) {
        return ByteBuffer.allocate(CELL_LENGTH)
                .put(VERSION)
                .putLong(incarnation)
                .putLong(epoch.bits())
                .array();
    }

    /**
     * A cell with one ban more. The same pattern moves to the end; of more than are kept the oldest
     * goes, and entries that have not seen it are invalid from then on.
     */
    public static byte[] banned(byte[] cell, String pattern, int kept) {
        ByteBuffer in = ByteBuffer.wrap(cell).position(FLOOR_AT);
        long floor = unsigned(in);
        long number = unsigned(in) + 1;
        List<CellState.Ban> bans = new ArrayList<>(bans(in));
        bans.removeIf(ban -> ban.pattern().equals(pattern));
        bans.add(new CellState.Ban(number, pattern));
        while (bans.size() > kept) {
            floor = bans.remove(0).number();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(cell, 0, FLOOR_AT);
        out.writeBytes(ints(floor, number));
        for (CellState.Ban ban : bans) {
            byte[] glob = bytes(ban.pattern());
            out.writeBytes(ints(ban.number()));
            out.write(glob.length >> Byte.SIZE);
            out.write(glob.length);
            out.writeBytes(glob);
        }
        return out.toByteArray();
    }

    /** A cell; absent if it is of another incarnation of the server. */
    public static CellState cell(byte @Nullable [] bytes, long incarnation) {
        if (isForeign(bytes, incarnation) || bytes == null) {
            return NO_CELL;
        }
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes).position(1 + Long.BYTES);
            Token epoch = new Token(in.getLong());
            return new CellState(true, epoch, unsigned(in), unsigned(in), bans(in));
        } catch (BufferUnderflowException e) {
            return NO_CELL;
        }
    }

    /** Whether something is there that is no cell of this incarnation. */
    public static boolean isForeign(byte @Nullable [] bytes, long incarnation) {
        return bytes != null
                && (bytes.length < CELL_LENGTH
                        || bytes[0] != VERSION
                        || ByteBuffer.wrap(bytes).getLong(1) != incarnation);
    }

    /** Eight bytes. */
    public static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    /** In UTF-8. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] mark(char kind, Token token) {
        return ByteBuffer.allocate(SLOT_LENGTH)
                .put(VERSION)
                .put((byte) kind)
                .putLong(token.bits())
                .array();
    }

    private static byte[] ints(long... numbers) {
        ByteBuffer out = ByteBuffer.allocate(numbers.length * Integer.BYTES);
        for (long number : numbers) {
            out.putInt((int) number);
        }
        return out.array();
    }

    private static List<CellState.Ban> bans(ByteBuffer in) {
        List<CellState.Ban> bans = new ArrayList<>();
        while (in.hasRemaining()) {
            long number = unsigned(in);
            byte[] pattern = new byte[in.getShort() & 0xFFFF];
            in.get(pattern);
            bans.add(new CellState.Ban(number, new String(pattern, StandardCharsets.UTF_8)));
        }
        return bans;
    }

    private static long unsigned(ByteBuffer in) {
        return in.getInt() & 0xFFFF_FFFFL;
    }
}
