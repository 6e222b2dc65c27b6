package dev.larder.cache.tck.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds a way to have a Memcached server. */
final class MemcachedServers {

    static final String VARIABLE = "LARDER_TEST_MEMCACHED";
    private static final String PROGRAM = "memcached";

    private MemcachedServers() {}

    static MemcachedServer any() {
        String address = System.getenv(VARIABLE);
        return address == null || address.isBlank()
                ? own(List.of(), List.of())
                : new ExternalMemcached(URI.create("memcached://" + address.strip()));
    }

    static MemcachedServer own(List<Path> files, List<String> options) {
        try {
            if (Docker.isAvailable()) {
                return new DockerMemcached(files, options);
            }
            Optional<Path> program = LocalProgram.onPath(PROGRAM);
            if (program.isPresent()) {
                return new LocalMemcached(program.get(), options);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The Memcached server did not start.", e);
        }
        throw new IllegalStateException(
                "There is no Memcached server to test with. Name one in "
                        + VARIABLE
                        + " (host:port; its data are kept), or start Docker, or install the program "
                        + PROGRAM
                        + " (Debian: apt-get install memcached).");
    }
}
