package dev.larder.cache.tck.proxy;

import dev.larder.cache.tck.server.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a server, on one port of the loopback interface for all its life. It begins passing
 * everything; faults last until {@link #heal}, and can be combined. Nothing that was sent is lost:
 * as with TCP it arrives late, or the connection ends.
 */
public final class TcpProxy implements AutoCloseable {

    private static final int BACKLOG = 512;

    private final InetSocketAddress target;
    private final int port;
    private final Set<Pipe> pipes = ConcurrentHashMap.newKeySet();
    private final Lane usual = new Lane(pipes);
    private final Lane marked = new Lane(pipes);
    private final String sign;
    private @Nullable ServerSocket listener;

    /** Before the server at this address. */
    public TcpProxy(URI server) {
        this(server, "");
    }

    /**
     * Before the server at this address, with two lanes.
     *
     * @param sign what a client sends on connections of the marked lane, such as the name of a
     *     command
     */
    public TcpProxy(URI server, String sign) {
        this.sign = sign;
        this.target = new InetSocketAddress(server.getHost(), server.getPort());
        this.port = listen(freePort());
    }

    /** The port that stands for the server's. */
    public int port() {
        return port;
    }

    /** The connections without the sign. */
    public Lane usual() {
        return usual;
    }

    /** The connections with the sign, from then on. */
    public Lane marked() {
        return marked;
    }

    /** How many connections clients have. */
    public int connections() {
        return pipes.size();
    }

    /**
     * How often clients have asked after an answer: what is sent before the next answer is there
     * belongs to the same round trip. Meant for one connection whose answers are delayed.
     */
    public long trips() {
        return usual.traffic().trips();
    }

    /** Whether whatever was asked has had an answer. */
    public boolean isQuiet() {
        return usual.traffic().isQuiet();
    }

    /** Ends all connections in order; new ones are taken. */
    public void cut() {
        Set.copyOf(pipes).forEach(Pipe::close);
    }

    /** Ends all connections by a reset; new ones are taken. */
    public void reset() {
        Set.copyOf(pipes).forEach(Pipe::reset);
    }

    /** Ends all connections by a reset and takes no new ones. */
    public synchronized void refuse() {
        closeListener();
        reset();
    }

    /** Lets nothing through in a direction; connections stay. */
    public void hold(Direction direction) {
        usual.hold(direction);
        marked.hold(direction);
    }

    /** Lets noise through in the place of the server's answers. */
    public void garble() {
        usual.garble();
        marked.garble();
    }

    /** Lets everything through later, in each direction. */
    public void delay(Duration delay) {
        usual.delay(delay);
        marked.delay(delay);
    }

    /** Lets everything through later in one direction. */
    public void delay(Direction direction, Duration delay) {
        usual.delay(direction, delay);
        marked.delay(direction, delay);
    }

    /** Ends all faults. */
    public synchronized void heal() {
        flow();
        if (listener == null) {
            listen(port);
        }
    }

    @Override
    public synchronized void close() {
        closeListener();
        flow();
        cut();
    }

    private void flow() {
        usual.flow();
        marked.flow();
    }

    private static int freePort() {
        try {
            return Ports.free();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized int listen(int wanted) {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), BACKLOG);
            listener = opened;
            Thread thread = new Thread(() -> accept(opened), "proxy-accept");
            thread.setDaemon(true);
            thread.start();
            return opened.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + wanted + " can't be opened.", e);
        }
    }

    private void accept(ServerSocket from) {
        try {
            while (!from.isClosed()) {
                take(from.accept(), from);
            }
        } catch (IOException closed) {
            // the listener was closed: nobody is taken any more
        }
    }

    /** Who came as the last one when nobody is taken any more is not kept either. */
    private void take(Socket client, ServerSocket from) {
        Pipe.Lanes lanes = new Pipe.Lanes(sign, usual, marked);
        Pipe[] made = new Pipe[1];
        Pipe pipe = new Pipe(client, lanes, () -> pipes.remove(made[0]));
        made[0] = pipe;
        pipes.add(pipe);
        if (from.isClosed()) {
            pipe.reset();
        } else {
            pipe.begin(target);
        }
    }

    private void closeListener() {
        try {
            if (listener != null) {
                listener.close();
            }
            listener = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
