package dev.larder.cache.backend.memcached;

import com.spotify.folsom.AsciiMemcacheClient;
import com.spotify.folsom.ExponentialBackoff;
import com.spotify.folsom.MemcacheClientBuilder;
import com.spotify.folsom.client.tls.SSLEngineFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * Makes the driver's clients, one for each server, and the threads that they share. Nothing is sent
 * twice: a command that was repeated could bring a token back that had been deleted.
 */
final class MemcachedDriver {

    private static final int MAXIMUM_WAITING = 10_000;
    private static final long FIRST_PAUSE = 20;
    private static final long LAST_PAUSE = 200;
    private static final double GROWTH = 2;
    private static final int CONNECT_MILLIS = 1_000;
    private static final long END_MILLIS = 1_000;

    private final MemcachedSettings settings;
    private final Duration timeout;
    private final EventLoopGroup threads;

    /**
     * For one backend.
     *
     * @param timeout how long its operations may take; an answer has three quarters of it, so that
     *     which server is silent is known before the operation is over
     */
    MemcachedDriver(String backend, MemcachedSettings settings, Duration timeout) {
        this.settings = settings;
        this.timeout = timeout;
        this.threads =
                new MultiThreadIoEventLoopGroup(
                        1,
                        new DefaultThreadFactory("larder-memcached-" + backend, true),
                        NioIoHandler.newFactory());
    }

    /** Begins to connect to all servers. */
    MemcachedLinks connect() {
        List<MemcachedLink> links = settings.servers().stream().map(this::link).toList();
        links.forEach(MemcachedLink::begin);
        return new MemcachedLinks(links, this::end);
    }

    private MemcachedLink link(Address address) {
        MemcacheClientBuilder<byte[]> builder =
                MemcacheClientBuilder.newByteArrayClient()
                        .withAddress(address.host(), address.port())
                        .withRetry(false)
                        .withReplyExecutor(null)
                        .withConnectionTimeoutMillis(Math.max(1, timeout.toMillis() * 3 / 4))
                        .withMaxOutstandingRequests(MAXIMUM_WAITING)
                        .withMaxSetLength(Integer.MAX_VALUE)
                        .withBackoff(new ExponentialBackoff(FIRST_PAUSE, LAST_PAUSE, GROWTH))
                        .withReconnectionListener(new ReconnectionLog(address))
                        .withEventLoopGroup(threads)
                        .withChannelClass(Channel.class);
        MemcachedSettings.Login login = settings.login();
        if (login != null) {
            builder.withUsernamePassword(login.username(), login.password());
        }
        if (settings.tls()) {
            builder.withSSLEngineFactory(checkingNames());
        }
        AsciiMemcacheClient<byte[]> client = builder.connectAscii();
        return new MemcachedLink(address, client, timeout);
    }

    private void end() {
        threads.shutdownGracefully(0, END_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The driver's own engines take any certificate that is trusted, whoever's it is. */
    private static SSLEngineFactory checkingNames() {
        return (host, port) -> {
            try {
                SSLEngine engine = SSLContext.getDefault().createSSLEngine(host, port);
                SSLParameters parameters = engine.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                engine.setSSLParameters(parameters);
                engine.setUseClientMode(true);
                return engine;
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("The JVM has no default TLS context.", e);
            }
        };
    }

    /** Gives up soon where a connection gets no answer at all: the default is 30 s. */
    public static final class Channel extends NioSocketChannel {

        /** For the driver, which makes channels by their class. */
        public Channel() {
            config().setConnectTimeoutMillis(CONNECT_MILLIS);
        }
    }
}
