package dev.larder.cache.tck.server;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** A server program of this machine, on a free port of the loopback interface. */
final class LocalProgram {

    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final List<String> command;
    private final int port;
    private Process process;

    /**
     * Starts it.
     *
     * @param command the command line for a port
     */
    LocalProgram(IntFunction<List<String>> command) throws IOException {
        this(Ports.free(), command);
    }

    /** Starts it on a port. */
    LocalProgram(int port, IntFunction<List<String>> command) throws IOException {
        this.port = port;
        this.command = command.apply(port);
        this.process = begin();
    }

    /** The program of that name that a shell would start. */
    static Optional<Path> onPath(String name) {
        String path = System.getenv("PATH");
        if (path == null) {
            return Optional.empty();
        }
        return Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the server ended.", e);
        }
    }

    void restart() {
        try {
            process = begin();
        } catch (IOException e) {
            throw new IllegalStateException("The server did not start again.", e);
        }
    }

    void signal(String signal) {
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

    private Process begin() throws IOException {
        Process begun =
                new ProcessBuilder(command)
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
        throw new IOException(command + " did not open port " + port + ".");
    }
}
