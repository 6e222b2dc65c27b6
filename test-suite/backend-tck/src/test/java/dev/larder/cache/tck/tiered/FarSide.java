package dev.larder.cache.tck.tiered;

import dev.larder.cache.tck.RawStore;
import dev.larder.cache.tck.dynamodb.DynamoDbRawStore;
import dev.larder.cache.tck.memcached.MemcachedRawStore;
import dev.larder.cache.tck.redis.RedisRawStore;
import dev.larder.cache.tck.server.DynamoDbServer;
import dev.larder.cache.tck.server.MemcachedServer;
import dev.larder.cache.tck.server.RedisCluster;
import dev.larder.cache.tck.server.RedisServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * What a tiered backend is tested over.
 *
 * @param backend the name of the far backend
 * @param properties by which applications find it
 * @param raw what it keeps
 * @param ends what is closed with it, in this order
 */
public record FarSide(
        String backend, Map<String, Object> properties, RawStore raw, List<AutoCloseable> ends) {

    private static final String TABLE = "tiered-tck";

    /** One Redis server. */
    public static FarSide of(RedisServer server) {
        RedisRawStore raw = RedisRawStore.of(server.uri());
        return of("redis", Map.of("redis.uri", server.uri().toString()), raw, List.of(raw, server));
    }

    /** A Redis Cluster. */
    public static FarSide of(RedisCluster cluster) {
        RedisRawStore raw = RedisRawStore.of(cluster);
        List<String> uris = cluster.uris().stream().map(URI::toString).toList();
        return of("redis", Map.of("redis.uris", uris), raw, List.of(raw, cluster));
    }

    /** Memcached servers. */
    public static FarSide of(List<MemcachedServer> servers) {
        MemcachedRawStore raw = new MemcachedRawStore(servers);
        String addresses =
                servers.stream().map(MemcachedServer::address).collect(Collectors.joining(","));
        List<AutoCloseable> ends = new ArrayList<>(servers);
        ends.add(0, raw);
        return of("memcached", Map.of("larder.memcached.servers", addresses), raw, ends);
    }

    /** A table of DynamoDB. */
    public static FarSide of(DynamoDbServer server) {
        DynamoDbAsyncClient client =
                DynamoDbAsyncClient.builder()
                        .endpointOverride(server.uri())
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("test", "test")))
                        .build();
        Map<String, Object> properties = new HashMap<>(server.properties());
        properties.put("larder.dynamodb.table", TABLE);
        properties.put("larder.dynamodb.create-table", true);
        properties.put("larder.timeout", "10s");
        return of("dynamodb", properties, new DynamoDbRawStore(client, TABLE), List.of(client));
    }

    /** Answers may be late on a busy machine. */
    private static FarSide of(
            String backend,
            Map<String, Object> properties,
            RawStore raw,
            List<AutoCloseable> ends) {
        Map<String, Object> all = new HashMap<>(properties);
        all.putIfAbsent("larder.timeout", "3s");
        all.putIfAbsent("larder.breaker.slow", all.get("larder.timeout"));
        return new FarSide(backend, all, raw, ends);
    }

    /** Ends this with it. */
    public FarSide closing(AutoCloseable another) {
        List<AutoCloseable> all = new ArrayList<>(ends);
        all.add(another);
        return new FarSide(backend, properties, raw, all);
    }

    /**
     * An application with a tiered backend over it.
     *
     * @param tiered keys of the section {@code larder.tiered}
     */
    public TieredNode node(String prefix, Map<String, String> tiered) {
        return new TieredNode(this, prefix, tiered);
    }

    /** Ends the servers. */
    public void close() {
        for (AutoCloseable end : ends) {
            try {
                end.close();
            } catch (Exception e) {
                throw new IllegalStateException("The far side did not end.", e);
            }
        }
    }
}
