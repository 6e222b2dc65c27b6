package dev.larder.cache.backend.redis;

import dev.larder.cache.backend.Tokens;
import dev.larder.cache.backend.remote.StoredForm;
import dev.larder.cache.key.AuthorityKey;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.StorageKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keys and numbers as Redis takes them. */
final class RedisArguments {

    private RedisArguments() {}

    static byte[][] keys(List<? extends AuthorityKey> some, List<? extends AuthorityKey> others) {
        byte[][] keys = new byte[some.size() + others.size()][];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(i < some.size() ? some.get(i) : others.get(i - some.size()));
        }
        return keys;
    }

    static byte[] key(AuthorityKey key) {
        return key.text().getBytes(StandardCharsets.US_ASCII);
    }

    /** Never zero, which Redis refuses. */
    static byte[] millis(Duration life) {
        return number(Math.max(1, life.toMillis()));
    }

    static byte[] number(long number) {
        return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    }

    static long number(byte[] text) {
        return Long.parseLong(new String(text, StandardCharsets.US_ASCII));
    }

    /** How long each key lives, in the order of the keys; those of buckets have no end. */
    static List<byte[]> lives(
            List<StorageKey> slots, List<CellKey> cells, Duration slotLife, Duration cellLife) {
        List<byte[]> lives = new ArrayList<>();
        slots.forEach(slot -> lives.add(millis(slotLife)));
        for (CellKey cell : cells) {
            boolean endless = cell.kind() == CellKey.Kind.BUCKET;
            lives.add(endless ? number(0) : millis(cellLife));
        }
        return lives;
    }

    /** Those of {@link RedisScript#OPEN}, with a new token for each key. */
    static byte[][] open(long incarnation, int slots, List<byte[]> lives, Tokens tokens) {
        List<byte[]> arguments = new ArrayList<>();
        arguments.add(number(slots));
        arguments.add(StoredForm.bytes(incarnation));
        for (byte[] life : lives) {
            arguments.add(life);
            arguments.add(StoredForm.bytes(tokens.next().bits()));
        }
        return arguments.toArray(byte[][]::new);
    }
}
