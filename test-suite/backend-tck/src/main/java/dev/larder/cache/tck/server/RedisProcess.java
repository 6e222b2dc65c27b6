package dev.larder.cache.tck.server;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of a Redis program, on a free port of the loopback interface in all its lives. */
final class RedisProcess {

    /** The nodes of a cluster talk to each other on a second port, this much higher. */
    private static final int TO_BUS = 10_000;

    private final Path folder;
    private final LocalProgram program;

    RedisProcess(Path program, String... arguments) throws IOException {
        this(program, freePort(), Files.createTempDirectory("larder-redis"), List.of(arguments));
    }

    private RedisProcess(Path program, int port, Path folder, List<String> arguments)
            throws IOException {
        this.folder = folder;
        this.program = new LocalProgram(port, here -> command(program, here, arguments));
        Runtime.getRuntime().addShutdownHook(new Thread(this::leaveNothing));
    }

    /** A sentinel with these lines of configuration. */
    static RedisProcess sentinel(Path program, List<String> lines) throws IOException {
        Path folder = Files.createTempDirectory("larder-sentinel");
        Path configuration = folder.resolve("sentinel.conf");
        Files.write(configuration, lines);
        return new RedisProcess(
                program, freePort(), folder, List.of(configuration.toString(), "--sentinel"));
    }

    int port() {
        return program.port();
    }

    URI uri() {
        return URI.create("redis://127.0.0.1:" + port());
    }

    boolean isAlive() {
        return program.isAlive();
    }

    void pause() {
        program.signal("-STOP");
    }

    void resume() {
        program.signal("-CONT");
    }

    void kill() {
        program.kill();
    }

    void restart() {
        program.restart();
    }

    private void leaveNothing() {
        kill();
        File[] files = folder.toFile().listFiles();
        for (File file : files == null ? new File[0] : files) {
            file.delete();
        }
        folder.toFile().delete();
    }

    private List<String> command(Path redis, int port, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(redis.toString());
        command.addAll(arguments);
        command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1"));
        command.addAll(List.of("--dir", folder.toString()));
        return command;
    }

    /** One that nobody uses yet, nor the one that a node of a cluster would use with it. */
    static int freePort() throws IOException {
        return Ports.free(TO_BUS);
    }
}
