package dev.larder.cache.tck.memcached;

import dev.larder.cache.tck.server.MemcachedServer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection to one server, by the text protocol. */
final class RawConnection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    RawConnection(MemcachedServer server) {
        try {
            socket = new Socket(server.uri().getHost(), server.uri().getPort());
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When each key ends, in seconds since the epoch; 0: never. */
    synchronized Map<String, Long> ends() {
        Map<String, Long> ends = new HashMap<>();
        send("lru_crawler metadump hash\r\n");
        for (String line = line(); !line.equals("END"); line = line()) {
            String[] fields = line.split(" ");
            String key =
                    URLDecoder.decode(
                            fields[0].substring("key=".length()).replace("+", "%2B"),
                            StandardCharsets.UTF_8);
            long end = Long.parseLong(fields[1].substring("exp=".length()));
            if (end < 0 || end * 1_000 > System.currentTimeMillis()) {
                ends.put(key, Math.max(0, end));
            }
        }
        return ends;
    }

    synchronized byte @Nullable [] get(String key) {
        send("get " + key + "\r\n");
        String head = line();
        if (head.equals("END")) {
            return null;
        }
        try {
            byte[] value = in.readNBytes(Integer.parseInt(head.split(" ")[3]));
            line();
            line();
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized String set(String key, int flags, long end, byte[] value) {
        ByteArrayOutputStream command = new ByteArrayOutputStream();
        command.writeBytes(
                ("set " + key + " " + flags + " " + end + " " + value.length + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        command.writeBytes(value);
        command.writeBytes(new byte[] {'\r', '\n'});
        send(command.toByteArray());
        return line();
    }

    synchronized String delete(String key) {
        send("delete " + key + "\r\n");
        return line();
    }

    /** One of the numbers that the server tells of itself. */
    synchronized long number(String name) {
        long number = 0;
        send("stats\r\n");
        for (String line = line(); !line.equals("END"); line = line()) {
            if (line.startsWith("STAT " + name + " ")) {
                number = Long.parseLong(line.split(" ")[2]);
            }
        }
        return number;
    }

    private void send(String command) {
        send(command.getBytes(StandardCharsets.US_ASCII));
    }

    private void send(byte[] command) {
        try {
            out.write(command);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        try {
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("The server has ended the connection.");
                }
                line.append((char) c);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
