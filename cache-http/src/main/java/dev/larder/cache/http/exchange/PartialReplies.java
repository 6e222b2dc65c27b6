package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.ReplyFields;
import dev.larder.cache.http.rfc9111.field.ByteRange;
import dev.larder.cache.http.rfc9111.field.ContentRange;
import dev.larder.cache.http.rfc9111.field.Field;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.Fields;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Makes replies that give parts of a body (RFC 9110, 15.3.7). */
@Singleton
final class PartialReplies {

    private final ServerTraits server;
    private final ReplyBodyWriter writer = new ReplyBodyWriter();

    PartialReplies(ServerTraits server) {
        this.server = server;
    }

    private record Part(Fields fields, byte[] bytes) {}

    /**
     * The 206 with these ranges; null where the server would compress it after us: its bytes would
     * be no longer those that its fields speak of.
     */
    @Nullable MutableHttpResponse<?> of(Whole whole, List<ByteRange> ranges) {
        boolean ifRange = whole.client().fields().contains(FieldName.IF_RANGE);
        Fields kept = ReplyFields.partial(whole.fields().get(), ifRange);
        Part part =
                ranges.size() == 1
                        ? single(whole, kept, ranges.get(0))
                        : several(whole, kept, ranges);
        if (isCompressed(whole, part.fields(), part.bytes().length)) {
            return null;
        }
        MutableHttpResponse<byte[]> reply =
                HttpResponse.<byte[]>status(HttpStatus.PARTIAL_CONTENT).body(part.bytes());
        reply.bodyWriter(writer);
        for (Field field : part.fields()) {
            reply.getHeaders().add(field.name(), field.value());
        }
        acceptRanges(whole, reply);
        return reply;
    }

    /**
     * Whether a response that a handler made is no part, or one that could be sent again as it is:
     * the server must not compress parts of it.
     */
    boolean mayBeKept(HttpResponse<?> response) {
        return response.code() != HttpStatus.PARTIAL_CONTENT.getCode()
                || response.getHeaders().contains("Content-Encoding")
                || !server.compresses(
                        String.valueOf(response.getHeaders().get(FieldName.CONTENT_TYPE)),
                        Integer.MAX_VALUE);
    }

    /** Says that ranges may be asked for, where a field of ours may be added. */
    static void acceptRanges(Whole whole, MutableHttpResponse<?> reply) {
        if (whole.selected().ofOrigin()) {
            reply.getHeaders().set(FieldName.ACCEPT_RANGES, "bytes");
        }
    }

    /** Whether the server compresses what has these fields, for this client. */
    boolean isCompressed(Whole whole, Fields fields, int length) {
        Optional<String> type = fields.first(FieldName.CONTENT_TYPE);
        return type.isPresent()
                && !fields.contains("Content-Encoding")
                && server.acceptsCompressed(whole.request().getHeaders().getAll("Accept-Encoding"))
                && server.compresses(type.get(), length);
    }

    private static Part single(Whole whole, Fields kept, ByteRange range) {
        long complete = whole.selected().length();
        ContentRange content = new ContentRange(range, OptionalLong.of(complete));
        return new Part(
                kept.with(FieldName.CONTENT_RANGE, content.text()), whole.bytes().of(range));
    }

    private static Part several(Whole whole, Fields kept, List<ByteRange> ranges) {
        Multipart parts = Multipart.of(whole, ranges);
        return new Part(kept.with(FieldName.CONTENT_TYPE, parts.contentType()), parts.bytes());
    }
}
