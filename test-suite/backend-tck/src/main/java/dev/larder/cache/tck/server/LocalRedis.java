package dev.larder.cache.tck.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server of a program on this machine, on a free port of the loopback interface. */
final class LocalRedis implements RedisServer {

    private final LocalProgram program;

    LocalRedis(Path path) throws IOException {
        Path folder = Files.createTempDirectory("larder-redis");
        folder.toFile().deleteOnExit();
        program =
                new LocalProgram(
                        port ->
                                List.of(
                                        path.toString(),
                                        "--port",
                                        Integer.toString(port),
                                        "--bind",
                                        "127.0.0.1",
                                        "--save",
                                        "",
                                        "--appendonly",
                                        "no",
                                        "--dir",
                                        folder.toString()));
    }

    @Override
    public URI uri() {
        return URI.create("redis://127.0.0.1:" + program.port());
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
