package dev.larder.cache.tck.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A server of a program on this machine. */
final class LocalRedis implements RedisServer {

    private final RedisProcess process;

    LocalRedis(Path program) throws IOException {
        process = new RedisProcess(program, "--save", "", "--appendonly", "no");
    }

    @Override
    public URI uri() {
        return process.uri();
    }

    @Override
    public void pause() {
        process.pause();
    }

    @Override
    public void resume() {
        process.resume();
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public void restart() {
        process.restart();
    }

    @Override
    public void close() {
        process.kill();
    }
}
