package dev.larder.cache.http.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A server that answers each connection with the bytes that it is told, and closes it. */
final class RawOrigin implements AutoCloseable {

    private final ServerSocket socket;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Function<String, String> script = request -> "";

    RawOrigin() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "raw-origin");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** What it answers: a whole response by the head of a request; nothing: it only closes. */
    void answers(Function<String, String> responses) {
        this.script = responses;
    }

    /** The heads of the requests that have come. */
    List<String> requests() {
        return requests;
    }

    /** A response, its length stated. */
    static String response(String status, String body, String... fields) {
        StringBuilder text = new StringBuilder("HTTP/1.1 " + status + "\r\n");
        for (String field : fields) {
            text.append(field).append("\r\n");
        }
        return text.append("Content-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                String head = head(connection.getInputStream());
                requests.add(head);
                connection.getOutputStream().write(script.apply(head).getBytes(ISO_8859_1));
                connection.getOutputStream().flush();
            } catch (IOException e) {
                // The client has gone, or this is the end.
                continue;
            }
        }
    }

    private static String head(InputStream stream) throws IOException {
        InputStream in = new BufferedInputStream(stream);
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                return head.toString();
            }
            head.append((char) c);
        }
        for (String line : head.toString().toLowerCase(Locale.ROOT).split("\r\n")) {
            if (line.startsWith("content-length:")) {
                in.readNBytes(Integer.parseInt(line.substring(15).strip()));
            }
        }
        return head.toString();
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
