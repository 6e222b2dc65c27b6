package dev.larder.cache.faults;

import dev.larder.cache.tck.server.DynamoDbServer;
import dev.larder.cache.tck.server.MemcachedServer;
import dev.larder.cache.tck.server.RedisServer;
import dev.larder.cache.tck.server.Server;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A backend on a server: how it is begun and configured, and what its users are promised. */
enum Far {
    REDIS("redis", new Times(300, 1_000, 1_000), 16) {
        @Override
        Server start() {
            return RedisServer.startOwn();
        }

        @Override
        void end(Server server) {
            server.close();
        }

        @Override
        Intruder intruder(Server server) {
            return new RedisIntruder(server.uri().getPort());
        }

        @Override
        Map<String, Object> properties(Server server, int port) {
            return Map.of("redis.uri", "redis://127.0.0.1:" + port);
        }
    },

    MEMCACHED("memcached", new Times(300, 1_000, 1_000), 16) {
        @Override
        Server start() {
            return MemcachedServer.startOwn("-m", "2");
        }

        @Override
        void end(Server server) {
            server.close();
        }

        @Override
        Intruder intruder(Server server) {
            return new MemcachedIntruder(server.uri());
        }

        @Override
        Map<String, Object> properties(Server server, int port) {
            return Map.of("larder.memcached.servers", "127.0.0.1:" + port);
        }
    },

    /** Copies near, entries on Redis. */
    TIERED("tiered", new Times(300, 1_000, 1_000), 16) {
        @Override
        Server start() {
            return RedisServer.startOwn();
        }

        @Override
        void end(Server server) {
            server.close();
        }

        @Override
        Intruder intruder(Server server) {
            return new RedisIntruder(server.uri().getPort());
        }

        @Override
        Map<String, Object> properties(Server server, int port) {
            return Map.of("redis.uri", "redis://127.0.0.1:" + port);
        }
    },

    /**
     * DynamoDB Local takes seconds to start, and more of them to be fast on a busy machine: one
     * serves all tests, is asked by few, and has more time. When it begins anew, the table has to
     * be made first.
     */
    DYNAMODB("dynamodb", new Times(1_000, 3_000, 18_000), 4) {
        private @Nullable DynamoDbServer shared;

        @Override
        synchronized Server start() {
            DynamoDbServer server = shared;
            if (server == null) {
                server = DynamoDbServer.startOwn();
                shared = server;
            }
            return server;
        }

        @Override
        void end(Server server) {
            server.resume();
        }

        @Override
        Intruder intruder(Server server) {
            return new DynamoDbIntruder(server.uri());
        }

        @Override
        Map<String, Object> properties(Server server, int port) {
            Map<String, Object> all = new HashMap<>(((DynamoDbServer) server).properties(port));
            all.put("larder.dynamodb.create-table", true);
            all.put("larder.timeout", "1s");
            all.put("larder.breaker.slow", "400ms");
            return all;
        }
    };

    private static final long HEAP_KILOBYTES = 16 * 1024;
    private static final Duration TO_NOTICE = Duration.ofMillis(100);

    private final String backend;
    private final Times times;
    private final int readers;

    Far(String backend, Times times, int readers) {
        this.backend = backend;
        this.times = times;
        this.readers = readers;
    }

    /**
     * What its users are promised, in milliseconds.
     *
     * @param limit of one operation
     */
    private record Times(long limit, long back, long backEmpty) {}

    /**
     * What an application may have taken more after any number of faults. Drivers begin a thread
     * for each of their first connections, as many as there are processors or a few more, and the
     * SDK keeps connections for a while that were needed at the same time. Codecs and drivers keep
     * the buffers of the largest values for the next ones.
     */
    Footprint mayGrow() {
        int threads = 2 * Runtime.getRuntime().availableProcessors();
        return new Footprint(threads, this == DYNAMODB ? 50 : 0, HEAP_KILOBYTES);
    }

    abstract Server start();

    abstract void end(Server server);

    /** One that refuses what is new when it is full. */
    static Server memcachedThatEvictsNothing() {
        return MemcachedServer.startOwn("-m", "2", "-M");
    }

    /** What an application is configured with that reaches the server through this port. */
    abstract Map<String, Object> properties(Server server, int port);

    /** Who changes what the server has. */
    abstract Intruder intruder(Server server);

    String backend() {
        return backend;
    }

    /** The longest that a call may take, whatever happens. */
    Duration longestCall() {
        return Duration.ofMillis(times.limit()).plus(TO_NOTICE);
    }

    /** How soon the backend is used again after it could not be reached. */
    Duration back() {
        return Duration.ofMillis(times.back());
    }

    /** How soon it is used again after it began anew, without its data. */
    Duration backEmpty() {
        return Duration.ofMillis(times.backEmpty());
    }

    /** How many callers it bears in a test. */
    int readers() {
        return readers;
    }
}
