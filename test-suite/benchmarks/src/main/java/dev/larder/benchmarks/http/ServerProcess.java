package dev.larder.benchmarks.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, on one core. */
final class ServerProcess implements AutoCloseable {

    /** Of Linux for user space: clock ticks are hundredths of a second. */
    private static final double TICK_SECONDS = 0.01;

    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    private final Process process;
    private final String name;
    private final int port;

    ServerProcess(String name, String core) throws IOException {
        this.name = name;
        this.process =
                new ProcessBuilder(
                                List.of(
                                        "taskset",
                                        "-c",
                                        core,
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xms256m",
                                        "-Xmx256m",
                                        "-XX:+UseSerialGC",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Server.class.getName(),
                                        name))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        this.port = port(process.inputReader());
    }

    private static int port(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("port ")) {
                return Integer.parseInt(line.substring("port ".length()));
            }
        }
        throw new IllegalStateException("the server ended before it listened");
    }

    String name() {
        return name;
    }

    String address(int item) {
        return "http://127.0.0.1:" + port + "/items/" + item;
    }

    /** The CPU time that the process has used, in seconds. */
    double cpuSeconds() {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return TICK_SECONDS
                    * (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
