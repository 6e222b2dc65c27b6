package dev.larder.cache.tck.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /**
     * The program for servers that have to be processes of this machine.
     *
     * @throws IllegalStateException if there is none
     */
    static Path program() {
        return LocalProgram.onPath(PROGRAM)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "There is no program "
                                                + PROGRAM
                                                + " on the path, from which tests make clusters and"
                                                + " servers behind a sentinel (Debian: apt-get install"
                                                + " redis-server)."));
    }

    /** The fields of lines such as {@code name:value}. */
    static Map<String, String> fields(String text) {
        return text.lines()
                .filter(line -> line.indexOf(':') > 0)
                .collect(
                        Collectors.toMap(
                                line -> line.substring(0, line.indexOf(':')),
                                line -> line.substring(line.indexOf(':') + 1).strip(),
                                (one, other) -> one));
    }
}
