package dev.larder.cache.backend.redis;

import io.lettuce.core.event.DefaultEventPublisherOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.handler.flush.FlushConsolidationHandler;

/**
 * The threads of the application's resources with an own way of writing: the driver hands each
 * command to the socket by itself; here those that are ready at the same moment go together. The
 * resources made here own no threads, and their end ends none.
 */
final class SharedResources {

    private SharedResources() {}

    static ClientResources of(ClientResources theirs) {
        return DefaultClientResources.builder()
                .eventLoopGroupProvider(theirs.eventLoopGroupProvider())
                .eventExecutorGroup(theirs.eventExecutorGroup())
                .timer(theirs.timer())
                .eventBus(theirs.eventBus())
                .commandLatencyRecorder(theirs.commandLatencyRecorder())
                .commandLatencyPublisherOptions(DefaultEventPublisherOptions.disabled())
                .addressResolverGroup(theirs.addressResolverGroup())
                .tracing(theirs.tracing())
                .nettyCustomizer(new Together(theirs.nettyCustomizer()))
                .socketAddressResolver(theirs.socketAddressResolver())
                .build();
    }

    private record Together(NettyCustomizer theirs) implements NettyCustomizer {

        @Override
        public void afterBootstrapInitialized(Bootstrap bootstrap) {
            theirs.afterBootstrapInitialized(bootstrap);
        }

        @Override
        public void afterChannelInitialized(Channel channel) {
            theirs.afterChannelInitialized(channel);
            channel.pipeline()
                    .addFirst(
                            new FlushConsolidationHandler(
                                    FlushConsolidationHandler.DEFAULT_EXPLICIT_FLUSH_AFTER_FLUSHES,
                                    true));
        }
    }
}
