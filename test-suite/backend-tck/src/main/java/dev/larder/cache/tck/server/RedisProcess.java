package dev.larder.cache.tck.server;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** A process of a Redis program, on a free port of the loopback interface in all its lives. */
final class RedisProcess {

    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** The nodes of a cluster talk to each other on a second port, this much higher. */
    private static final int TO_BUS = 10_000;

    private static final int LOWEST_PORT = 12_000;
    private static final int HIGHEST_PORT = 30_000;

    private final Path program;
    private final int port;
    private final Path folder;
    private final List<String> arguments;
    private Process process;

    RedisProcess(Path program, String... arguments) throws IOException {
        this(program, freePort(), Files.createTempDirectory("larder-redis"), List.of(arguments));
    }

    private RedisProcess(Path program, int port, Path folder, List<String> arguments)
            throws IOException {
        this.program = program;
        this.port = port;
        this.folder = folder;
        this.arguments = arguments;
        this.process = begin();
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
        return port;
    }

    URI uri() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void pause() {
        signal("-STOP");
    }

    void resume() {
        signal("-CONT");
    }

    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the Redis server ended.", e);
        }
    }

    void restart() {
        try {
            process = begin();
        } catch (IOException e) {
            throw new IllegalStateException("The Redis server did not start again.", e);
        }
    }

    private void leaveNothing() {
        kill();
        File[] files = folder.toFile().listFiles();
        for (File file : files == null ? new File[0] : files) {
            file.delete();
        }
        folder.toFile().delete();
    }

    private Process begin() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(arguments);
        command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1"));
        command.addAll(List.of("--dir", folder.toString()));
        Process begun =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        awaitPort(begun);
        return begun;
    }

    private void awaitPort(Process begun) throws IOException {
        long end = System.nanoTime() + START_NANOS;
        while (System.nanoTime() < end && begun.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 100);
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        begun.destroyForcibly();
        throw new IOException(program + " did not open port " + port + ".");
    }

    private void signal(String signal) {
        try {
            String pid = Long.toString(process.pid());
            int exit = new ProcessBuilder("kill", signal, pid).start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill " + signal + " " + pid + ": " + exit);
            }
        } catch (IOException e) {
            throw new IllegalStateException("There is no program kill.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
    }

    /** One that nobody uses yet, nor the one that a node of a cluster would use with it. */
    static int freePort() throws IOException {
        SplittableRandom random = new SplittableRandom();
        for (int i = 0; i < 1_000; i++) {
            int port = random.nextInt(LOWEST_PORT, HIGHEST_PORT);
            if (isFree(port) && isFree(port + TO_BUS)) {
                return port;
            }
        }
        throw new IOException("No port is free.");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
