package dev.larder.cache.tck.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A master, its replica and a sentinel, which makes the replica the master when that is gone for a
 * second. Processes of {@code redis-server} on this machine.
 */
public final class SentinelRedis implements FailoverServers {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String NAME = "larder";

    private final List<RedisProcess> servers;
    private final RedisProcess sentinel;

    private SentinelRedis(List<RedisProcess> servers, RedisProcess sentinel) {
        this.servers = servers;
        this.sentinel = sentinel;
    }

    /**
     * Servers that only this caller uses.
     *
     * @throws IllegalStateException if there is no program {@code redis-server}
     */
    public static SentinelRedis start() {
        Path program = RedisServers.program();
        try {
            RedisProcess master = server(program);
            RedisProcess replica = server(program);
            RedisCli.ask(replica.port(), "replicaof", "127.0.0.1", Integer.toString(master.port()));
            RedisProcess sentinel = RedisProcess.sentinel(program, configuration(master));
            SentinelRedis all = new SentinelRedis(List.of(master, replica), sentinel);
            all.awaitWhole();
            return all;
        } catch (IOException e) {
            throw new IllegalStateException("The servers behind a sentinel did not start.", e);
        }
    }

    private static RedisProcess server(Path program) throws IOException {
        return new RedisProcess(
                program, "--save", "", "--appendonly", "no", "--repl-diskless-sync-delay", "0");
    }

    /** Sentinels do so too, but wait for long. */
    private static void follow(RedisProcess server, int master) {
        if (server.port() != master) {
            RedisCli.ask(server.port(), "replicaof", "127.0.0.1", Integer.toString(master));
        }
    }

    private static List<String> configuration(RedisProcess master) {
        return List.of(
                "sentinel monitor " + NAME + " 127.0.0.1 " + master.port() + " 1",
                "sentinel down-after-milliseconds " + NAME + " 1000",
                "sentinel failover-timeout " + NAME + " 1000");
    }

    /** Where the sentinel is, and the name of the master. */
    public URI uri() {
        return URI.create("redis-sentinel://127.0.0.1:" + sentinel.port() + "/0#" + NAME);
    }

    /** Where the master is, as the sentinel says. */
    public URI master() {
        String port = RedisServers.fields(monitored()).getOrDefault("port", "");
        return URI.create("redis://127.0.0.1:" + port);
    }

    @Override
    public URI replicaOf(URI master) {
        return servers.stream()
                .map(RedisProcess::uri)
                .filter(uri -> !uri.equals(master))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void cutOffReplica(URI master) {
        server(replicaOf(master)).pause();
        RedisCli.ask(master.getPort(), "client", "kill", "type", "replica");
    }

    @Override
    public void pause(URI server) {
        server(server).pause();
    }

    @Override
    public void resume(URI server) {
        server(server).resume();
    }

    @Override
    public void kill(URI server) {
        server(server).kill();
    }

    @Override
    public void restart(URI server) {
        server(server).restart();
        follow(server(server), master().getPort());
    }

    @Override
    public void awaitWhole() {
        RedisCli.await("a master and a replica behind a sentinel", LONGEST, this::isWhole);
    }

    @Override
    public void awaitCopied(URI master) {
        RedisCli.await("a replica that has all", LONGEST, () -> RedisCli.isCopied(master));
    }

    private boolean isWhole() {
        String monitored = monitored();
        String replication = RedisCli.ask(master().getPort(), "info", "replication");
        return RedisServers.fields(monitored).getOrDefault("num-slaves", "").equals("1")
                && RedisServers.fields(monitored).getOrDefault("flags", "").equals("master")
                && replication.contains("role:master")
                && replication.contains("state=online");
    }

    /** Lines of names and of values in turn. */
    private String monitored() {
        String[] lines = RedisCli.ask(sentinel.port(), "sentinel", "master", NAME).split("\n");
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i + 1 < lines.length; i += 2) {
            fields.append(lines[i]).append(':').append(lines[i + 1]).append('\n');
        }
        return fields.toString();
    }

    private RedisProcess server(URI uri) {
        return servers.stream()
                .filter(server -> server.uri().equals(uri))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        sentinel.kill();
        servers.forEach(RedisProcess::kill);
    }
}
