package dev.larder.cache.backend.redis;

import io.lettuce.core.RedisException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which life of which server answers: the incarnation that cells belong to. It is another one after
 * a restart and after a failover, so that what an older state of the data brings back is not valid.
 */
final class RedisIdentity {

    /** The incarnation of servers whose data are trusted to never go back. */
    static final long ANY = 0;

    private RedisIdentity() {}

    /** Asks a server for what it says of itself, and of its replication. */
    static CompletionStage<String> ask(Function<String, ? extends CompletionStage<String>> info) {
        return info.apply("replication")
                .thenCombine(info.apply("server"), (replication, server) -> replication + server);
    }

    /**
     * The incarnation.
     *
     * @param info what the server says of itself, and of its replication
     * @throws RedisException if it can't be trusted with entries
     */
    static long of(String info) {
        Map<String, String> fields = fields(info);
        String run = fields.get("run_id");
        String replication = fields.get("master_replid");
        if (run == null || run.isEmpty() || replication == null || replication.isEmpty()) {
            throw new RedisException(
                    "INFO has no run_id or no master_replid, so a restart or a failover can't be told."
                            + " Allow INFO, or set larder.redis.failover-safe: false if the server never"
                            + " loses writes.");
        }
        return hash(run + replication);
    }

    /**
     * Checks that the server takes writes.
     *
     * @throws RedisException if it is a replica
     */
    static void checkMaster(String info) {
        @Nullable String role = fields(info).get("role");
        if (role != null && !role.equals("master")) {
            throw new RedisException(
                    "The server is a replica. redis.uri has to name the master, or its sentinels; in a"
                            + " cluster another one is the master now.");
        }
    }

    private static Map<String, String> fields(String info) {
        Map<String, String> fields = new HashMap<>();
        info.lines()
                .filter(line -> line.indexOf(':') > 0)
                .forEach(
                        line -> {
                            int colon = line.indexOf(':');
                            fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
                        });
        return fields;
    }

    private static long hash(String text) {
        try {
            byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(ascii)).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
