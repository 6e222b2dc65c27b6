package dev.larder.cache.tck.server;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The program {@code redis-cli}, which is installed together with {@code redis-server}. */
final class RedisCli {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private RedisCli() {}

    /** What a server answers; empty if it does not. */
    static String ask(int port, String... words) {
        List<String> arguments = new ArrayList<>(List.of("-p", Integer.toString(port)));
        arguments.addAll(List.of(words));
        return run(arguments);
    }

    /** What the program writes. */
    static String run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("redis-cli"));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            byte[] written = process.getInputStream().readAllBytes();
            process.waitFor();
            return new String(written, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "There is no program redis-cli (Debian: apt-get install redis-tools).", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
    }

    /** Whether the replica of a master has all that this one has. */
    static boolean isCopied(URI master) {
        Map<String, String> fields =
                RedisServers.fields(ask(master.getPort(), "info", "replication"));
        String offset = fields.getOrDefault("master_repl_offset", "");
        return fields.getOrDefault("slave0", "").contains("offset=" + offset + ",");
    }

    /** Waits for servers to become what they shall be. */
    static void await(String what, Duration longest, BooleanSupplier condition) {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "Not within " + longest.toSeconds() + " seconds: " + what);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
