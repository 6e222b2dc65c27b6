package dev.larder.cache.tck.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Redis Cluster for tests: three masters and three replicas, processes of {@code redis-server} on
 * this machine. A master that is gone for a second is replaced by its replica.
 */
public final class RedisCluster implements FailoverServers {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int NODES = 6;
    private static final int MASTERS = 3;
    private static final String NODE_TIMEOUT = "1000";

    private final List<RedisProcess> nodes;

    private RedisCluster(List<RedisProcess> nodes) {
        this.nodes = nodes;
    }

    /**
     * A cluster that only this caller uses.
     *
     * @throws IllegalStateException if there is no program {@code redis-server}
     */
    public static RedisCluster start() {
        Path program = RedisServers.program();
        List<RedisProcess> nodes = new ArrayList<>();
        try {
            for (int i = 0; i < NODES; i++) {
                nodes.add(node(program));
            }
        } catch (IOException e) {
            nodes.forEach(RedisProcess::kill);
            throw new IllegalStateException("A node of the Redis Cluster did not start.", e);
        }
        RedisCluster cluster = new RedisCluster(nodes);
        cluster.join();
        return cluster;
    }

    private static RedisProcess node(Path program) throws IOException {
        return new RedisProcess(
                program,
                Stream.of(
                                "--save '' --appendonly no --cluster-enabled yes",
                                "--cluster-config-file nodes.conf --cluster-node-timeout",
                                NODE_TIMEOUT,
                                "--cluster-replica-validity-factor 0 --repl-diskless-sync-delay 0")
                        .flatMap(some -> Stream.of(some.split(" ")))
                        .map(word -> word.equals("''") ? "" : word)
                        .toArray(String[]::new));
    }

    private void join() {
        List<String> create = new ArrayList<>(List.of("--cluster", "create"));
        nodes.forEach(node -> create.add("127.0.0.1:" + node.port()));
        create.addAll(List.of("--cluster-replicas", "1", "--cluster-yes"));
        String said = RedisCli.run(create);
        if (!said.contains("All 16384 slots covered")) {
            throw new IllegalStateException("The Redis Cluster did not form: " + said);
        }
        awaitWhole();
    }

    /** Where its nodes are. */
    public List<URI> uris() {
        return nodes.stream().map(RedisProcess::uri).toList();
    }

    /** Where its masters are. */
    public List<URI> masters() {
        return nodes.stream().filter(this::isMaster).map(RedisProcess::uri).toList();
    }

    /** The master that keeps the keys of a hash slot. */
    public URI masterOf(int hashSlot) {
        return nodes.stream()
                .filter(this::isMaster)
                .filter(node -> keeps(node, hashSlot))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody keeps " + hashSlot + "."))
                .uri();
    }

    private static boolean keeps(RedisProcess node, int hashSlot) {
        String own =
                RedisCli.ask(node.port(), "cluster", "nodes")
                        .lines()
                        .filter(line -> line.contains("myself"))
                        .findFirst()
                        .orElse("");
        return Stream.of(own.split(" "))
                .skip(8)
                .map(range -> range.split("-"))
                .anyMatch(
                        range ->
                                Integer.parseInt(range[0]) <= hashSlot
                                        && hashSlot <= Integer.parseInt(range[range.length - 1]));
    }

    @Override
    public URI replicaOf(URI master) {
        String port = Integer.toString(master.getPort());
        return nodes.stream()
                .filter(RedisProcess::isAlive)
                .filter(node -> port.equals(info(node).get("master_port")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(master + " has no replica."))
                .uri();
    }

    @Override
    public void cutOffReplica(URI master) {
        node(replicaOf(master)).pause();
        RedisCli.ask(master.getPort(), "client", "kill", "type", "replica");
    }

    @Override
    public void pause(URI node) {
        node(node).pause();
    }

    @Override
    public void resume(URI node) {
        node(node).resume();
    }

    @Override
    public void kill(URI node) {
        node(node).kill();
    }

    @Override
    public void restart(URI node) {
        node(node).restart();
    }

    @Override
    public void awaitWhole() {
        RedisCli.await("a Redis Cluster that is whole", LONGEST, this::isWhole);
    }

    @Override
    public void awaitCopied(URI master) {
        RedisCli.await("a replica that has all", LONGEST, () -> RedisCli.isCopied(master));
    }

    private boolean isWhole() {
        List<RedisProcess> masters = nodes.stream().filter(this::isMaster).toList();
        return masters.size() == MASTERS
                && nodes.stream().allMatch(this::isReady)
                && masters.stream()
                        .allMatch(
                                node ->
                                        info(node)
                                                .getOrDefault("slave0", "")
                                                .contains("state=online"));
    }

    private boolean isReady(RedisProcess node) {
        String says = RedisCli.ask(node.port(), "cluster", "info");
        return says.contains("cluster_state:ok")
                && says.contains("cluster_known_nodes:" + NODES)
                && says.contains("cluster_slots_ok:16384")
                && !RedisCli.ask(node.port(), "cluster", "nodes").contains("fail");
    }

    private boolean isMaster(RedisProcess node) {
        return node.isAlive() && info(node).getOrDefault("role", "").equals("master");
    }

    private static Map<String, String> info(RedisProcess node) {
        return RedisServers.fields(RedisCli.ask(node.port(), "info", "replication"));
    }

    private RedisProcess node(URI uri) {
        return nodes.stream().filter(node -> node.uri().equals(uri)).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        nodes.forEach(RedisProcess::kill);
    }
}
