package dev.larder.cache.history;

import dev.larder.cache.tck.server.Server;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** As Memcached does. It ends no connections by itself, and has memory for all of ours. */
final class MemcachedSabotage implements Sabotage {

    private static final String KEY = "key=";

    private final Server server;

    MemcachedSabotage(Server server) {
        this.server = server;
    }

    @Override
    public void evict(SplittableRandom random, boolean cellsOnly) {
        List<String> keys =
                ask("lru_crawler metadump hash", "END").stream()
                        .map(line -> line.split(" ", 2)[0])
                        .filter(field -> field.startsWith(KEY))
                        .map(field -> decoded(field.substring(KEY.length())))
                        .sorted()
                        .toList();
        for (String key : Sabotage.some(keys, random, cellsOnly)) {
            ask("delete " + key, "");
        }
    }

    @Override
    public void flood() {
        flush();
    }

    @Override
    public void flush() {
        ask("flush_all", "");
    }

    @Override
    public void kill() {
        flush();
    }

    private static String decoded(String key) {
        return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /**
     * The lines of an answer.
     *
     * @param last the last of them; empty: there is one
     */
    private List<String> ask(String command, String last) {
        try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            List<String> lines = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                if (last.isEmpty() || line.equals(last)) {
                    break;
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
