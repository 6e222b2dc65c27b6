package dev.larder.benchmarks.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The load generator, on one core. */
final class Wrk {

    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ([0-9.]+)(ms|s|m)");
    private static final Pattern FAULT = Pattern.compile("Non-2xx|Socket errors");

    private final String core;

    Wrk(String core) {
        this.core = core;
    }

    /** What a run did. */
    record Run(long requests, double seconds) {}

    /** Asks for an address for some seconds over 64 connections, each of them kept open. */
    Run run(String address, @Nullable String field, int seconds)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "taskset",
                                "-c",
                                core,
                                "wrk",
                                "-t",
                                "1",
                                "-c",
                                "64",
                                "-d",
                                seconds + "s"));
        if (field != null) {
            command.addAll(List.of("-H", field));
        }
        command.add(address);
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        wrk.getOutputStream().close();
        String output = new String(wrk.getInputStream().readAllBytes());
        Matcher found = REQUESTS.matcher(output);
        if (wrk.waitFor() != 0 || FAULT.matcher(output).find() || !found.find()) {
            throw new IllegalStateException("wrk on " + address + " said:\n" + output);
        }
        double unit = found.group(3).equals("ms") ? 0.001 : found.group(3).equals("m") ? 60 : 1;
        return new Run(Long.parseLong(found.group(1)), unit * Double.parseDouble(found.group(2)));
    }
}
