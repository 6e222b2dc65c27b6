package dev.larder.cache.tck.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Finds a way to have a Redis server. */
final class RedisServers {

    static final String VARIABLE = "LARDER_TEST_REDIS_URI";
    private static final String PROGRAM = "redis-server";

    private RedisServers() {}

    static RedisServer any() {
        String uri = System.getenv(VARIABLE);
        return uri == null || uri.isBlank() ? own() : new ExternalRedis(URI.create(uri.strip()));
    }

    static RedisServer own() {
        try {
            if (Docker.isAvailable()) {
                return new DockerRedis();
            }
            Optional<Path> program = LocalProgram.onPath(PROGRAM);
            if (program.isPresent()) {
                return new LocalRedis(program.get());
            }
        } catch (IOException e) {
            throw new IllegalStateException("The Redis server did not start.", e);
        }
        throw new IllegalStateException(
                "There is no Redis server to test with. Name one in "
                        + VARIABLE
                        + " (redis://host:port; its data are kept), or start Docker, or install the program "
                        + PROGRAM
                        + " (Debian: apt-get install redis-server).");
    }
}
