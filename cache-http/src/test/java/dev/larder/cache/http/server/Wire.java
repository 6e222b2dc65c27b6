package dev.larder.cache.http.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One connection of a client that does what it is told, and nothing else. */
final class Wire implements Line {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Wire(int port) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void send(String method, String target, String body, String... fields) {
        StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        boolean host = false;
        for (String field : fields) {
            text.append(field).append("\r\n");
            host |= field.toLowerCase(Locale.ROOT).startsWith("host:");
        }
        if (!host) {
            text.append("Host: localhost\r\n");
        }
        byte[] bytes = body.getBytes(UTF_8);
        if (bytes.length > 0) {
            text.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        try {
            out.write(text.append("\r\n").toString().getBytes(UTF_8));
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Reply receive(String method) {
        try {
            String[] first = line().split(" ", 3);
            Map<String, List<String>> fields = new LinkedHashMap<>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                fields.computeIfAbsent(
                                line.substring(0, colon).toLowerCase(Locale.ROOT),
                                name -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
            int status = Integer.parseInt(first[1]);
            boolean bodiless = method.equals("HEAD") || status == 304 || status == 204;
            byte[] body = bodiless ? new byte[0] : body(fields);
            return new Reply(status, first.length > 2 ? first[2] : "", fields, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] body(Map<String, List<String>> fields) throws IOException {
        if (fields.containsKey("content-length")) {
            return in.readNBytes(Integer.parseInt(fields.get("content-length").get(0)));
        }
        if (fields.containsKey("transfer-encoding")) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            for (byte[] chunk = chunk(); chunk.length > 0; chunk = chunk()) {
                whole.write(chunk);
            }
            return whole.toByteArray();
        }
        return in.readAllBytes();
    }

    private byte[] chunk() throws IOException {
        byte[] chunk = in.readNBytes(Integer.parseInt(line().strip(), 16));
        line();
        return chunk;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The server closed the connection.");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(ISO_8859_1);
    }

    @Override
    public boolean isOpen() {
        try {
            socket.setSoTimeout(100);
            return in.read() >= 0;
        } catch (java.net.SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
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
