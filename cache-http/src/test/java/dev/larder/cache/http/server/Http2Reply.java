package dev.larder.cache.http.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamFrame;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Puts the frames of one stream together. */
final class Http2Reply extends SimpleChannelInboundHandler<Http2StreamFrame> {

    /** What belongs to a connection, which such replies must not have (RFC 9113, 8.2.2). */
    private static final Set<String> OF_CONNECTIONS =
            Set.of("connection", "proxy-connection", "keep-alive", "transfer-encoding", "upgrade");

    private final CompletableFuture<Reply> whole = new CompletableFuture<>();
    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status;

    CompletableFuture<Reply> whole() {
        return whole;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Http2StreamFrame frame) {
        if (frame instanceof Http2HeadersFrame head) {
            head(head.headers());
            ended(head.isEndStream());
        } else if (frame instanceof Http2DataFrame data) {
            byte[] bytes = new byte[data.content().readableBytes()];
            data.content().readBytes(bytes);
            body.writeBytes(bytes);
            ended(data.isEndStream());
        } else if (frame instanceof Http2ResetFrame reset) {
            whole.completeExceptionally(
                    new IllegalStateException("reset, error " + reset.errorCode()));
        }
    }

    private void head(Http2Headers headers) {
        headers.forEach(
                field -> {
                    String name = field.getKey().toString();
                    if (OF_CONNECTIONS.contains(name)) {
                        whole.completeExceptionally(new AssertionError(name + " over HTTP/2"));
                    }
                    if (name.equals(":status")) {
                        status = Integer.parseInt(field.getValue().toString());
                    } else {
                        fields.computeIfAbsent(name, none -> new ArrayList<>())
                                .add(field.getValue().toString());
                    }
                });
    }

    private void ended(boolean end) {
        if (end) {
            whole.complete(new Reply(status, "", fields, body.toByteArray()));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        whole.completeExceptionally(new IllegalStateException("The server closed the stream."));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        whole.completeExceptionally(cause);
    }
}
