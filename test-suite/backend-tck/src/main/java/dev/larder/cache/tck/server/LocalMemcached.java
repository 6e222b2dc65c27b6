package dev.larder.cache.tck.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server of a program on this machine, on a free port of the loopback interface. */
final class LocalMemcached implements MemcachedServer {

    private final LocalProgram program;

    LocalMemcached(Path path, List<String> options) throws IOException {
        program = new LocalProgram(port -> command(path, port, options));
    }

    private static List<String> command(Path path, int port, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(path.toString());
        command.addAll(List.of("-l", "127.0.0.1", "-p", Integer.toString(port), "-U", "0"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("-u", "root"));
        }
        command.addAll(options);
        return command;
    }

    @Override
    public URI uri() {
        return URI.create("memcached://127.0.0.1:" + program.port());
    }

    @Override
    public void pause() {
        program.signal("-STOP");
    }

    @Override
    public void resume() {
        program.signal("-CONT");
    }

    @Override
    public void kill() {
        program.kill();
    }

    @Override
    public void restart() {
        program.restart();
    }

    @Override
    public void close() {
        program.kill();
    }
}
