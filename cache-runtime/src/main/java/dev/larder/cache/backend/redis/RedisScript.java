package dev.larder.cache.backend.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * A script, called by its digest. A server that does not know it has not begun it, so it may then
 * be sent in full, with the same tokens.
 */
final class RedisScript {

    /**
     * KEYS: slots, then cells. ARGV: how many slots, the incarnation, then for each key its life in
     * ms (0: without end) and its token. Keys of another type than string belong to others.
     */
    static final RedisScript OPEN =
            new RedisScript(
                    """
                    local slots, out = tonumber(ARGV[1]), {}
                    for i, key in ipairs(KEYS) do
                      local cell = i > slots
                      local v = redis.pcall('GET', key)
                      if type(v) == 'table' then
                        out[i] = false
                      else
                        if v and (#v < 10 or cell and (#v < 25 or string.sub(v, 2, 9) ~= ARGV[2])) then
                          v = false
                        end
                        if not v then
                          local ms, token = ARGV[2 * i + 1], ARGV[2 * i + 2]
                          if cell then
                            v = '\\1' .. ARGV[2] .. token .. string.rep('\\0', 8)
                          else
                            v = '\\1F' .. token
                          end
                          if ms == '0' then
                            redis.call('SET', key, v)
                          else
                            redis.call('SET', key, v, 'PX', ms)
                          end
                        end
                        out[i] = v
                      end
                    end
                    return out
                    """);

    /** KEYS: slot. ARGV: the token that it has to have, the entry, its life in ms. */
    static final RedisScript FILL =
            new RedisScript(
                    """
                    if redis.pcall('GETRANGE', KEYS[1], 2, 9) ~= ARGV[1] then
                      return 0
                    end
                    redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
                    return 1
                    """);

    /**
     * KEYS: cell. ARGV: pattern, how many are kept. Under an absent cell nothing is valid anyway.
     * When one too many is there, the oldest goes and what it might meet is invalid.
     */
    static final RedisScript BAN =
            new RedisScript(
                    """
                    local c = redis.pcall('GET', KEYS[1])
                    if not c or type(c) == 'table' or #c < 25 then
                      return 0
                    end
                    local floor, last = struct.unpack('>I4I4', c, 18)
                    local keep, pos = {}, 26
                    while pos <= #c do
                      local n, pattern, after = struct.unpack('>I4I2c0', c, pos)
                      if pattern ~= ARGV[1] then
                        keep[#keep + 1] = { n, pattern }
                      end
                      pos = after
                    end
                    keep[#keep + 1] = { last + 1, ARGV[1] }
                    while #keep > tonumber(ARGV[2]) do
                      floor = keep[1][1]
                      table.remove(keep, 1)
                    end
                    local out = { string.sub(c, 1, 17), struct.pack('>I4I4', floor, last + 1) }
                    for _, ban in ipairs(keep) do
                      out[#out + 1] = struct.pack('>I4I2c0', ban[1], #ban[2], ban[2])
                    end
                    redis.call('SET', KEYS[1], table.concat(out), 'KEEPTTL')
                    return 1
                    """);

    /** KEYS: cell. ARGV: ms that it lives at least. One without end has none to lengthen. */
    static final RedisScript RENEW =
            new RedisScript(
                    """
                    local left = redis.call('PTTL', KEYS[1])
                    if left >= 0 and left < tonumber(ARGV[1]) then
                      return redis.call('PEXPIRE', KEYS[1], ARGV[1])
                    end
                    return 0
                    """);

    private final byte[] text;
    private final String digest;

    private RedisScript(String text) {
        this.text = text.getBytes(StandardCharsets.US_ASCII);
        this.digest = sha1(this.text);
    }

    <T> CompletionStage<T> run(
            RedisClusterAsyncCommands<byte[], byte[]> redis,
            ScriptOutputType output,
            byte[][] keys,
            byte[]... arguments) {
        CompletableFuture<T> byDigest =
                redis.<T>evalsha(digest, output, keys, arguments).toCompletableFuture();
        return byDigest.exceptionallyCompose(
                error ->
                        isUnknown(error)
                                ? redis.<T>eval(text, output, keys, arguments)
                                : CompletableFuture.failedFuture(error));
    }

    private static boolean isUnknown(Throwable error) {
        Throwable cause = error instanceof CompletionException ? error.getCause() : error;
        return cause instanceof RedisNoScriptException;
    }

    private static String sha1(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-1.", e);
        }
    }
}
