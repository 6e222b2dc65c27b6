package dev.larder.cache.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** On a Redis server, by the program {@code redis-cli}, which comes with {@code redis-server}. */
final class RedisIntruder implements Intruder {

    private static final String EACH =
            "local n = 0 for _, k in ipairs(redis.call('KEYS', '*')) do %s n = n + 1 end return n";

    private final int port;

    RedisIntruder(int port) {
        this.port = port;
    }

    @Override
    public void changeTypes() {
        script(EACH.formatted("redis.call('DEL', k) redis.call('SADD', k, 'member')"));
    }

    @Override
    public void removeOtherTypes() {
        script(
                EACH.formatted(
                        "if redis.call('TYPE', k).ok == 'set' then redis.call('DEL', k) end"));
    }

    @Override
    public void changeVersions() {
        script(
                EACH.formatted(
                        "if string.sub(k, -1) ~= '!' then redis.call('SETRANGE', k, 0, 'v') end"));
    }

    @Override
    public void takeNoLarge() {
        ask("config", "set", "proto-max-bulk-len", "1mb");
    }

    @Override
    public void fill() {
        ask("config", "set", "maxmemory-policy", "noeviction");
        ask("config", "set", "maxmemory", "1");
    }

    @Override
    public void flood() {
        ask("config", "set", "maxmemory-policy", "allkeys-lru");
        ask("config", "set", "maxmemory-samples", "1");
        ask("config", "set", "maxmemory", Long.toString(number("used_memory") + 100_000));
        for (int i = 0; i < 10; i++) {
            script(
                    "for i = 1, 300 do redis.call('SET', 'other:' .. i .. ':"
                            + i
                            + "', string.rep('x', 500)) end");
        }
        if (number("evicted_keys") == 0) {
            throw new IllegalStateException("Redis evicted nothing.");
        }
    }

    @Override
    public void makeRoom() {
        ask("config", "set", "maxmemory", "0");
        ask("config", "set", "maxmemory-samples", "5");
        ask("config", "set", "proto-max-bulk-len", "512mb");
        script(EACH.formatted("if string.sub(k, 1, 6) == 'other:' then redis.call('DEL', k) end"));
    }

    @Override
    public void demote() {
        ask("replicaof", "127.0.0.1", "1");
    }

    @Override
    public void promote() {
        ask("replicaof", "no", "one");
    }

    private void script(String text) {
        ask("eval", text, "0");
    }

    private long number(String field) {
        return run("info")
                .lines()
                .filter(line -> line.startsWith(field + ":"))
                .mapToLong(line -> Long.parseLong(line.substring(field.length() + 1).strip()))
                .findFirst()
                .orElseThrow();
    }

    private void ask(String... words) {
        String said = run(words);
        if (said.contains("ERR") || said.contains("Could not connect")) {
            throw new IllegalStateException(String.join(" ", words) + ": " + said);
        }
    }

    private String run(String... words) {
        List<String> command = new ArrayList<>(List.of("redis-cli", "-p", Integer.toString(port)));
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "There is no program redis-cli (Debian: apt-get install redis-tools).", e);
        }
    }
}
