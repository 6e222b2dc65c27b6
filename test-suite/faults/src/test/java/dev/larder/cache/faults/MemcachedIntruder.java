package dev.larder.cache.faults;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** On a Memcached server, over a connection for each deed. */
final class MemcachedIntruder implements Intruder {

    private static final int SMALLEST = 20;
    private static final int LARGEST = 700;
    private static final int STEP = 40;
    private static final int BATCH = 500;
    private static final String OTHER = "other:";

    private final URI server;

    MemcachedIntruder(URI server) {
        this.server = server;
    }

    @Override
    public void changeTypes() {
        changeAll(keys(), bytes -> "of another kind".getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void changeVersions() {
        changeAll(
                keys().stream().filter(key -> !key.endsWith("!")).toList(),
                bytes -> {
                    bytes[0] = 'v';
                    return bytes;
                });
    }

    @Override
    public void takeNoLarge() {
        // 1 MB is its limit
    }

    /** Of a server that was begun with {@code -M}: each size of items, until it is refused. */
    @Override
    public void fill() {
        for (int size = SMALLEST; size <= LARGEST; size += STEP) {
            int from = 0;
            while (!setMany(size, from).contains("SERVER_ERROR")) {
                from += BATCH;
            }
        }
    }

    @Override
    public void flood() {
        for (int size = SMALLEST; size <= LARGEST; size += STEP) {
            for (int i = 0; i < 20; i++) {
                setMany(size, i * BATCH);
            }
        }
        if (talk(new byte[0], "stats").stream().anyMatch("STAT evictions 0"::equals)) {
            throw new IllegalStateException("Memcached evicted nothing.");
        }
    }

    @Override
    public void makeRoom() {
        ByteArrayOutputStream deletes = new ByteArrayOutputStream();
        keys().stream()
                .filter(key -> key.startsWith(OTHER))
                .forEach(key -> deletes.writeBytes(ascii("delete " + key + " noreply\r\n")));
        talk(deletes.toByteArray(), "version");
    }

    private String setMany(int size, int from) {
        ByteArrayOutputStream sets = new ByteArrayOutputStream();
        for (int i = from; i < from + BATCH; i++) {
            String head = "set " + OTHER + size + ":" + i + " 0 0 " + size + "\r\n";
            sets.writeBytes(ascii(head + "x".repeat(size) + "\r\n"));
        }
        return String.join(" ", talk(sets.toByteArray(), "version"));
    }

    private List<String> keys() {
        return talk(new byte[0], "lru_crawler metadump hash").stream()
                .filter(line -> line.startsWith("key="))
                .map(line -> line.substring("key=".length(), line.indexOf(' ')))
                .map(key -> URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    private void changeAll(List<String> keys, UnaryOperator<byte[]> change) {
        for (String key : keys) {
            List<byte[]> found = value(key);
            if (!found.isEmpty()) {
                byte[] changed = change.apply(found.get(0));
                ByteArrayOutputStream set = new ByteArrayOutputStream();
                set.writeBytes(ascii("set " + key + " 0 0 " + changed.length + "\r\n"));
                set.writeBytes(changed);
                set.writeBytes(ascii("\r\n"));
                talk(set.toByteArray(), "version");
            }
        }
    }

    private List<byte[]> value(String key) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(ascii("get " + key + "\r\n"));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String[] head = line(in).split(" ");
            return head.length < 4 ? List.of() : List.of(in.readNBytes(Integer.parseInt(head[3])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it answers to commands, the last of which says that it was the last. */
    private List<String> talk(byte[] commands, String last) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(commands);
            socket.getOutputStream().write(ascii(last + "\r\n"));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            List<String> lines = new ArrayList<>();
            do {
                lines.add(line(in));
            } while (!isLast(lines.get(lines.size() - 1)));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLast(String line) {
        return line.equals("END") || line.startsWith("VERSION");
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("Memcached has ended the connection.");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
