package dev.larder.cache.backend.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The connections to one server, used in turn. */
final class RedisLinks implements AutoCloseable {

    private final RedisClient client;
    private final RedisURI uri;
    private final List<RedisLink> links;
    private final AtomicInteger turn = new AtomicInteger();

    /** How many connections. */
    RedisLinks(RedisClient client, RedisURI uri, Settings settings) {
        this.client = client;
        this.uri = uri;
        this.links =
                Stream.generate(() -> new RedisLink(client, uri, settings.failoverSafe()))
                        .limit(settings.connections())
                        .toList();
    }

    /**
     * What a backend says of them.
     *
     * @param failoverSafe whether entries end with the life of the server that kept them
     */
    record Settings(int connections, boolean failoverSafe) {}

    RedisLink next() {
        return links.size() == 1
                ? links.get(0)
                : links.get(Math.floorMod(turn.getAndIncrement(), links.size()));
    }

    /**
     * What the server tells of changes.
     *
     * @param clustered whether it is one of a cluster
     */
    RedisFeed feed(boolean clustered) {
        return new RedisFeed(
                client,
                uri,
                new RedisStanding(
                        clustered, life -> links.stream().allMatch(link -> link.mayHave(life))));
    }

    /** Whether the server has answered, or refused, what it was asked last. */
    boolean answer() {
        return links.stream().allMatch(RedisLink::answers);
    }

    /** Begins to connect. */
    void begin() {
        links.forEach(RedisLink::connection);
    }

    /** Ends the connections, and leaves the client as it is; gives those that are being made. */
    List<CompletableFuture<?>> leave() {
        return links.stream().<CompletableFuture<?>>map(RedisLink::close).toList();
    }

    @Override
    public void close() {
        Ending.of(leave(), client);
    }
}
