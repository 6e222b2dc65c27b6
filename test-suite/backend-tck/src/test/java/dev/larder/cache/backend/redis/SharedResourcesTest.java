package dev.larder.cache.backend.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.tck.server.RedisServer;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisURI;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedResourcesTest {

    private static final int QUESTIONS = 100;

    private final List<Channel> channels = new CopyOnWriteArrayList<>();
    private final AtomicInteger flushes = new AtomicInteger();
    private final RedisServer server = RedisServer.start();
    private final ClientResources resources =
            ClientResources.builder().nettyCustomizer(new Listening()).build();
    private final RedisBackend backend =
            new RedisBackend(
                    new OwnClients(resources, ClientOptions.create(), Duration.ofSeconds(2))
                            .links(
                                    RedisURI.create(server.uri().toString()),
                                    new RedisLinks.Settings(1, true)));

    @AfterEach
    void close() {
        backend.close();
        resources.shutdown();
        server.close();
    }

    /** Notes the channels. */
    private final class Listening implements NettyCustomizer {

        @Override
        public void afterChannelInitialized(Channel channel) {
            channels.add(channel);
        }
    }

    /** Counts what comes to the socket. */
    private final class Counting extends ChannelOutboundHandlerAdapter {

        @Override
        public void flush(ChannelHandlerContext context) {
            flushes.incrementAndGet();
            context.flush();
        }
    }

    private void ask() {
        backend.time().toCompletableFuture().join();
    }

    @Test
    void customizerOfTheApplicationIsAskedForOurConnections() {
        ask();
        assertThat(channels).hasSize(1);
    }

    @Test
    void commandsOfTheSameMomentGoInFewerWrites() {
        ask();
        Channel channel = channels.get(0);
        channel.pipeline().addFirst(new Counting());
        List<CompletableFuture<Long>> answers =
                channel.eventLoop().submit(this::askManyAtOnce).syncUninterruptibly().getNow();
        answers.forEach(CompletableFuture::join);
        assertThat(flushes.get()).isLessThan(QUESTIONS / 10);
    }

    private List<CompletableFuture<Long>> askManyAtOnce() {
        return IntStream.range(0, QUESTIONS)
                .mapToObj(i -> backend.time().toCompletableFuture())
                .toList();
    }

    @Test
    void endOfOurClientsEndsNoThreadOfTheApplication() {
        ask();
        backend.close();
        assertThat(resources.eventExecutorGroup().isShuttingDown()).isFalse();
        assertThat(resources.eventExecutorGroup().submit(() -> 42).syncUninterruptibly().getNow())
                .isEqualTo(42);
    }
}
