package dev.larder.cache.tck.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.SplittableRandom;

/**
 * Ports of the loopback interface that can be opened again after they were closed: below those that
 * systems give to outgoing connections, one of which would take a closed port sooner or later.
 */
public final class Ports {

    private static final int LOWEST = 12_000;
    private static final int HIGHEST = 30_000;

    private Ports() {}

    /**
     * One that nobody uses yet.
     *
     * @throws IOException if there is none
     */
    public static int free() throws IOException {
        return free(0);
    }

    /** One that nobody uses yet, nor the one that is so much higher; zero: that doesn't matter. */
    static int free(int distance) throws IOException {
        SplittableRandom random = new SplittableRandom();
        for (int i = 0; i < 1_000; i++) {
            int port = random.nextInt(LOWEST, HIGHEST);
            if (isFree(port) && (distance == 0 || isFree(port + distance))) {
                return port;
            }
        }
        throw new IOException("No port is free.");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
