package dev.larder.cache.tck.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Whether a Docker engine answers. Asked with a time limit of our own before Testcontainers looks
 * for it, which may take more than a minute where something accepts connections and says nothing.
 */
final class Docker {

    private static final int MILLIS = 1_000;
    private static final Path SOCKET = Path.of("/var/run/docker.sock");
    private static final byte[] PING =
            "GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private Docker() {}

    static boolean isAvailable() {
        return hasTestcontainers() && answers();
    }

    private static boolean hasTestcontainers() {
        try {
            Class.forName("org.testcontainers.containers.GenericContainer");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static boolean answers() {
        String host = System.getenv("DOCKER_HOST");
        CompletableFuture<Boolean> answer =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return host == null ? pingSocket(SOCKET) : ping(URI.create(host));
                            } catch (IOException | RuntimeException e) {
                                return false;
                            }
                        });
        return answer.completeOnTimeout(false, 2L * MILLIS, TimeUnit.MILLISECONDS).join();
    }

    private static boolean ping(URI host) throws IOException {
        if ("unix".equals(host.getScheme())) {
            return pingSocket(Path.of(host.getPath()));
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host.getHost(), host.getPort()), MILLIS);
            socket.setSoTimeout(MILLIS);
            socket.getOutputStream().write(PING);
            return isOk(socket.getInputStream().readNBytes(12));
        }
    }

    private static boolean pingSocket(Path path) throws IOException {
        if (!Files.exists(path)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            channel.write(ByteBuffer.wrap(PING));
            ByteBuffer answer = ByteBuffer.allocate(12);
            while (answer.hasRemaining() && channel.read(answer) >= 0) {
                Thread.onSpinWait();
            }
            return isOk(answer.array());
        }
    }

    private static boolean isOk(byte[] answer) {
        return new String(answer, StandardCharsets.US_ASCII).endsWith(" 200");
    }
}
