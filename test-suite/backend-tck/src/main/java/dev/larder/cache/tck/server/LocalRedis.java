package dev.larder.cache.tck.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A server of a program on this machine, on a free port of the loopback interface. */
final class LocalRedis implements RedisServer {

    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Path program;
    private final int port;
    private Process process;

    LocalRedis(Path program) throws IOException {
        this.program = program;
        this.port = freePort();
        this.process = begin();
    }

    @Override
    public URI uri() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    @Override
    public void pause() {
        signal("-STOP");
    }

    @Override
    public void resume() {
        signal("-CONT");
    }

    @Override
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the Redis server ended.", e);
        }
    }

    @Override
    public void restart() {
        try {
            process = begin();
        } catch (IOException e) {
            throw new IllegalStateException("The Redis server did not start again.", e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private Process begin() throws IOException {
        Path folder = Files.createTempDirectory("larder-redis");
        folder.toFile().deleteOnExit();
        Process begun =
                new ProcessBuilder(
                                program.toString(),
                                "--port",
                                Integer.toString(port),
                                "--bind",
                                "127.0.0.1",
                                "--save",
                                "",
                                "--appendonly",
                                "no",
                                "--dir",
                                folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(begun::destroyForcibly));
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
