package dev.larder.cache.http.netty;

import dev.larder.cache.http.exchange.ServerTraits;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.netty.NettyHttpResponseBuilder;
import io.micronaut.http.netty.channel.EventLoopGroupRegistry;
import io.micronaut.http.netty.stream.StreamedHttpResponse;
import io.micronaut.http.server.netty.HttpCompressionStrategy;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import io.netty.util.ReferenceCounted;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** The traits of Micronaut's Netty server. */
@Singleton
@Requires(classes = {HttpCompressionStrategy.class, EventLoopGroupRegistry.class})
@Requires(beans = {HttpCompressionStrategy.class, EventLoopGroupRegistry.class})
final class NettyTraits implements ServerTraits {

    private static final Pattern WEIGHT = Pattern.compile("[qQ]\\s*=.*");

    private final Executor loops;
    private final HttpCompressionStrategy compression;

    NettyTraits(EventLoopGroupRegistry loops, HttpCompressionStrategy compression) {
        this.loops = loops.getDefaultEventLoopGroup();
        this.compression = compression;
    }

    @Override
    public Executor continuation() {
        return loops;
    }

    @Override
    public boolean compresses(String contentType, long length) {
        if (!compression.isEnabled()) {
            return false;
        }
        HttpResponse asked = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        asked.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        asked.headers().set(HttpHeaderNames.CONTENT_LENGTH, length);
        return compression.shouldCompress(asked);
    }

    /** A coding counts that the server may know; of identity there is nothing to compress. */
    @Override
    public boolean acceptsCompressed(List<String> lines) {
        for (String line : lines) {
            for (String member : line.split(",")) {
                if (isCompressing(member)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * The server finds the name of a coding anywhere in a member: "identity;gzip" is gzip to it.
     */
    private static boolean isCompressing(String member) {
        int semicolon = member.indexOf(';');
        String coding = (semicolon < 0 ? member : member.substring(0, semicolon)).strip();
        String parameter = semicolon < 0 ? "" : member.substring(semicolon + 1).strip();
        if (coding.isEmpty() || coding.equalsIgnoreCase("identity")) {
            return !parameter.isEmpty() && !WEIGHT.matcher(parameter).matches();
        }
        return !isRefused(parameter);
    }

    /** Whether the weight is zero. */
    private static boolean isRefused(String parameter) {
        return parameter.matches("[qQ]\\s*=\\s*0(\\.0*)?");
    }

    @Override
    public CharSequence text(String text) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(text)
                ? new AsciiString(text)
                : text;
    }

    /** Those of ProxyHttpClient: they have no body that could be asked for. */
    @Override
    public @Nullable Publisher<?> passedOn(io.micronaut.http.HttpResponse<?> response) {
        return response instanceof NettyHttpResponseBuilder passed
                        && passed.isStream()
                        && passed.toHttpResponse() instanceof StreamedHttpResponse stream
                ? stream
                : null;
    }

    @Override
    public boolean isReadOnce(Object body) {
        return body instanceof ReferenceCounted;
    }
}
