package dev.larder.cache.http.server;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One connection of a client that speaks HTTP/2 and sends what it is told. */
final class Http2Wire implements Line {

    private static final EventLoopGroup LOOPS =
            new MultiThreadIoEventLoopGroup(
                    1, new DefaultThreadFactory("http2-client", true), NioIoHandler.newFactory());
    private static final int PATIENCE_SECONDS = 20;

    private final Channel channel;
    private final boolean tls;
    private final Queue<Http2Reply> replies = new ArrayDeque<>();

    Http2Wire(int port, boolean tls) {
        this.tls = tls;
        try {
            channel =
                    new Bootstrap()
                            .group(LOOPS)
                            .channel(NioSocketChannel.class)
                            .handler(pipeline(tls ? context() : null))
                            .connect("127.0.0.1", port)
                            .sync()
                            .channel();
            if (tls) {
                SslHandler ssl = channel.pipeline().get(SslHandler.class);
                ssl.handshakeFuture().sync();
                if (!"h2".equals(ssl.applicationProtocol())) {
                    throw new AssertionError("The server speaks " + ssl.applicationProtocol());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SslContext context() throws SSLException {
        return SslContextBuilder.forClient()
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .endpointIdentificationAlgorithm(null)
                .applicationProtocolConfig(
                        new ApplicationProtocolConfig(
                                ApplicationProtocolConfig.Protocol.ALPN,
                                ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                                ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                                "h2"))
                .build();
    }

    private static ChannelInitializer<Channel> pipeline(@Nullable SslContext context) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                if (context != null) {
                    channel.pipeline().addLast(context.newHandler(channel.alloc()));
                }
                channel.pipeline()
                        .addLast(Http2FrameCodecBuilder.forClient().build())
                        .addLast(new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()));
            }
        };
    }

    @Override
    public void send(String method, String target, String body, String... fields) {
        replies.add(sent(method, target, body, fields));
    }

    @Override
    public Reply receive(String method) {
        return whole(replies.remove());
    }

    /** Sends a request and waits for its reply; for any number of threads at a time. */
    Reply exchange(String method, String target, String body, String... fields) {
        return whole(sent(method, target, body, fields));
    }

    /** On a stream of its own; Host goes as :authority. */
    private Http2Reply sent(String method, String target, String body, String... fields) {
        Http2Reply reply = new Http2Reply();
        try {
            Http2StreamChannel stream =
                    new Http2StreamChannelBootstrap(channel).handler(reply).open().sync().getNow();
            stream.writeAndFlush(
                            new DefaultHttp2HeadersFrame(
                                    headers(method, target, fields), body.isEmpty()))
                    .sync();
            if (!body.isEmpty()) {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                stream.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(bytes), true))
                        .sync();
            }
            return reply;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Reply whole(Http2Reply reply) {
        try {
            return reply.whole().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean isOpen() {
        return channel.isActive();
    }

    private Http2Headers headers(String method, String target, String... fields) {
        Http2Headers headers =
                new DefaultHttp2Headers()
                        .method(method)
                        .scheme(tls ? "https" : "http")
                        .authority("localhost")
                        .path(target);
        for (String field : fields) {
            int colon = field.indexOf(':');
            String name = field.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = field.substring(colon + 1).strip();
            if (name.equals("host")) {
                headers.authority(value);
            } else {
                headers.add(name, value);
            }
        }
        return headers;
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
    }
}
