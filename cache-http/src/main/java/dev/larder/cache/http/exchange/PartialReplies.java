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
import java.util.Arrays;
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
                && server.acceptsCompressed(whole.request())
                && server.compresses(type.get(), length);
    }

    private static Part single(Whole whole, Fields kept, ByteRange range) {
        byte[] body = whole.body();
        ContentRange content = new ContentRange(range, OptionalLong.of(body.length));
        return new Part(
                kept.with(FieldName.CONTENT_RANGE, content.text()),
                Arrays.copyOfRange(body, (int) range.first(), (int) range.last() + 1));
    }

    private static Part several(Whole whole, Fields kept, List<ByteRange> ranges) {
        Multipart parts =
                Multipart.of(
                        whole.body(), ranges, whole.fields().get().first(FieldName.CONTENT_TYPE));
        return new Part(kept.with(FieldName.CONTENT_TYPE, parts.contentType()), parts.bytes());
    }
}
