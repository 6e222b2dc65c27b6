package dev.larder.cache.backend.dynamodb;

import dev.larder.cache.backend.CellState;
import dev.larder.cache.backend.SlotState;
import dev.larder.cache.backend.Token;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The form of items. The end is in seconds since the epoch, as the table's time to live asks for;
 * the cells of buckets have none.
 *
 * <pre>
 * slot  k key · t token8 · s F, H or V · v entry (of V) · x end
 * cell  k key · e epoch8 · f floor · n last ban · b [{n ban, p pattern}] · x end
 * </pre>
 */
final class Items {

    static final String KEY = "k";
    static final String TOKEN = "t";
    static final String KIND = "s";
    static final String ENTRY = "v";
    static final String END = "x";
    static final String EPOCH = "e";
    static final String FLOOR = "f";
    static final String LAST = "n";
    static final String BANS = "b";

    private static final String PATTERN = "p";
    private static final String FREE = "F";
    private static final String HELD = "H";
    private static final String VALUE = "V";
    private static final int TOKEN_AT = 2;
    private static final SlotState.Absent NO_SLOT = new SlotState.Absent();
    private static final CellState NO_CELL = new CellState(false, new Token(0), 0, 0, List.of());

    private Items() {}

    /** The slot of a load. */
    static Map<String, AttributeValue> free(String key, Token token, long end) {
        return slot(key, token, FREE, end);
    }

    /** The slot of a put. */
    static Map<String, AttributeValue> held(String key, Token token, long end) {
        return slot(key, token, HELD, end);
    }

    /** The slot of an entry, whose bytes 2 to 9 are its token. */
    static Map<String, AttributeValue> value(String key, byte[] entry, long end) {
        return Map.of(
                KEY, text(key),
                TOKEN, bytes(tokenOf(entry)),
                KIND, text(VALUE),
                ENTRY, bytes(entry),
                END, number(end));
    }

    /** A cell without bans that has no end. */
    static Map<String, AttributeValue> cell(String key, Token epoch) {
        return Map.of(
                KEY, text(key),
                EPOCH, bytes(epoch),
                FLOOR, number(0),
                LAST, number(0),
                BANS, AttributeValue.fromL(List.of()));
    }

    /** A cell without bans. */
    static Map<String, AttributeValue> cell(String key, Token epoch, long end) {
        Map<String, AttributeValue> item = new HashMap<>(cell(key, epoch));
        item.put(END, number(end));
        return item;
    }

    /** The key of an item alone. */
    static Map<String, AttributeValue> key(String key) {
        return Map.of(KEY, text(key));
    }

    /** The key of an item that was read. */
    static String keyOf(Map<String, AttributeValue> item) {
        AttributeValue key = item.get(KEY);
        return key == null ? "" : key.s();
    }

    /** The token of a slot; null where there is none. */
    static @Nullable Token token(Map<String, AttributeValue> slot) {
        return token(slot, TOKEN);
    }

    private static Token tokenOf(byte[] entry) {
        return new Token(ByteBuffer.wrap(entry).getLong(TOKEN_AT));
    }

    /** What is in a slot: absent where nothing is, or what is not ours. */
    static SlotState slot(@Nullable Map<String, AttributeValue> item) {
        Token token = token(item, TOKEN);
        if (item == null || token == null) {
            return NO_SLOT;
        }
        AttributeValue kind = item.get(KIND);
        if (kind != null && FREE.equals(kind.s())) {
            return new SlotState.Free(token);
        }
        if (kind != null && HELD.equals(kind.s())) {
            return new SlotState.Held(token);
        }
        AttributeValue entry = item.get(ENTRY);
        SdkBytes bytes = entry == null ? null : entry.b();
        return new SlotState.Value(token, bytes == null ? new byte[0] : bytes.asByteArray());
    }

    /** A cell: absent where nothing is, or what is not ours. */
    static CellState cell(@Nullable Map<String, AttributeValue> item) {
        Token epoch = token(item, EPOCH);
        if (item == null || epoch == null) {
            return NO_CELL;
        }
        return new CellState(true, epoch, number(item, FLOOR), number(item, LAST), bans(item));
    }

    /** Whether an item has come to its end, however long the table still keeps it. */
    static boolean isOver(Map<String, AttributeValue> item, long now) {
        AttributeValue end = item.get(END);
        return end != null && end.n() != null && number(item, END) <= now;
    }

    static AttributeValue bytes(Token token) {
        return bytes(ByteBuffer.allocate(Long.BYTES).putLong(token.bits()).array());
    }

    static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue bans(List<CellState.Ban> bans) {
        return AttributeValue.fromL(
                bans.stream()
                        .map(
                                ban ->
                                        Map.of(
                                                LAST,
                                                number(ban.number()),
                                                PATTERN,
                                                text(ban.pattern())))
                        .map(AttributeValue::fromM)
                        .toList());
    }

    private static Map<String, AttributeValue> slot(
            String key, Token token, String kind, long end) {
        return Map.of(KEY, text(key), TOKEN, bytes(token), KIND, text(kind), END, number(end));
    }

    private static AttributeValue bytes(byte[] bytes) {
        return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes));
    }

    private static @Nullable Token token(
            @Nullable Map<String, AttributeValue> item, String attribute) {
        AttributeValue value = item == null ? null : item.get(attribute);
        SdkBytes bytes = value == null ? null : value.b();
        if (bytes == null || bytes.asByteArrayUnsafe().length != Long.BYTES) {
            return null;
        }
        return new Token(bytes.asByteBuffer().getLong());
    }

    private static long number(Map<String, AttributeValue> item, String attribute) {
        AttributeValue value = item.get(attribute);
        return value == null || value.n() == null ? 0 : Double.valueOf(value.n()).longValue();
    }

    private static List<CellState.Ban> bans(Map<String, AttributeValue> item) {
        List<CellState.Ban> bans = new ArrayList<>();
        AttributeValue list = item.get(BANS);
        if (list == null || !list.hasL()) {
            return bans;
        }
        for (AttributeValue ban : list.l()) {
            AttributeValue pattern = ban.m().get(PATTERN);
            if (pattern != null && pattern.s() != null) {
                bans.add(new CellState.Ban(number(ban.m(), LAST), pattern.s()));
            }
        }
        return bans;
    }
}
