package dev.larder.cache.tck.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/** One connection of a client, and the one to the server behind it. */
final class Pipe {

    private static final int BUFFER = 16 * 1024;
    private static final int CONNECT_MILLIS = 1_000;

    private final Socket client;
    private final Socket server = new Socket();
    private final Lanes lanes;
    private final Sign sign;
    private final Runnable ended;
    private volatile Lane lane;

    Pipe(Socket client, Lanes lanes, Runnable ended) {
        this.client = client;
        this.lanes = lanes;
        this.sign = new Sign(lanes.sign());
        this.lane = lanes.usual();
        this.ended = ended;
    }

    /**
     * Where connections belong.
     *
     * @param sign what is sent on those that belong into the marked lane
     */
    record Lanes(String sign, Lane usual, Lane marked) {}

    Lane lane() {
        return lane;
    }

    void begin(InetSocketAddress target) {
        start("requests", () -> request(target));
    }

    private void request(InetSocketAddress target) throws IOException, InterruptedException {
        server.connect(target, CONNECT_MILLIS);
        server.setTcpNoDelay(true);
        client.setTcpNoDelay(true);
        start("answers", () -> pump(server, client, Direction.ANSWERS));
        pump(client, server, Direction.REQUESTS);
    }

    private void pump(Socket from, Socket to, Direction direction)
            throws IOException, InterruptedException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] bytes = new byte[BUFFER];
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            if (direction == Direction.REQUESTS && sign.in(bytes, count)) {
                lane = lanes.marked();
            }
            Traffic traffic = lane.traffic();
            if (direction == Direction.REQUESTS) {
                traffic.asked();
            }
            traffic.pass(direction);
            traffic.spoil(direction, bytes, count);
            if (direction == Direction.ANSWERS) {
                traffic.answered();
            }
            out.write(bytes, 0, count);
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private void start(String name, Work work) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (IOException | InterruptedException broken) {
                                // the other side is told by the end of the connection
                            } finally {
                                close();
                            }
                        },
                        "proxy-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends it with a reset, as a machine does that knows nothing of the connection. */
    void reset() {
        try {
            client.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            // then it has ended anyway
        }
        close();
    }

    /** Ends it in order. */
    void close() {
        closeQuietly(client);
        closeQuietly(server);
        ended.run();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            // nothing is left to close
        }
    }
}
