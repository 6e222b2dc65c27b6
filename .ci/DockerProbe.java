import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Ends with 0 if the Docker engine at an address such as unix:///var/run/docker.sock answers. */
public final class DockerProbe {

    private DockerProbe() {}

    /** The caller sets the limit of time. */
    public static void main(String[] args) throws Exception {
        URI address = URI.create(args[0]);
        try (SocketChannel channel =
                address.getScheme().equals("unix")
                        ? SocketChannel.open(UnixDomainSocketAddress.of(address.getPath()))
                        : SocketChannel.open(
                                new InetSocketAddress(address.getHost(), address.getPort()))) {
            channel.write(bytes("GET /_ping HTTP/1.0\r\nHost: localhost\r\n\r\n"));
            ByteBuffer answer = ByteBuffer.allocate(12);
            while (answer.hasRemaining() && channel.read(answer) >= 0) {
                Thread.onSpinWait();
            }
            String status = new String(answer.array(), StandardCharsets.US_ASCII);
            System.exit(status.startsWith("HTTP/1") && status.endsWith(" 200") ? 0 : 1);
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
