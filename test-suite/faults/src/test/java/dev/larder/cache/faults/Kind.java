package dev.larder.cache.faults;

import dev.larder.cache.tck.server.MemcachedServer;
import dev.larder.cache.tck.server.RedisServer;
import dev.larder.cache.tck.server.Server;

/** The backends on a server: how one is started, and how an application is told where it is. */
enum Kind {
    REDIS("redis", "redis.uri", "redis://127.0.0.1:") {
        @Override
        Server start() {
            return RedisServer.startOwn();
        }
    },
    MEMCACHED("memcached", "larder.memcached.servers", "127.0.0.1:") {
        @Override
        Server start() {
            return MemcachedServer.startOwn();
        }
    };

    private final String backend;
    private final String property;
    private final String address;

    Kind(String backend, String property, String address) {
        this.backend = backend;
        this.property = property;
        this.address = address;
    }

    abstract Server start();

    /** The name of the backend. */
    String backend() {
        return backend;
    }

    String property() {
        return property;
    }

    String address(int port) {
        return address + port;
    }
}
