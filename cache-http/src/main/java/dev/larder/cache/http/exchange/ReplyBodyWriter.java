package dev.larder.cache.http.exchange;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.ByteBodyHttpResponseWrapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.codec.CodecException;
import java.io.IOException;
import java.io.OutputStream;

/** Sends bytes as they are. */
final class ReplyBodyWriter implements ResponseBodyWriter<byte[]> {

    @Override
    public ByteBodyHttpResponse<?> write(
            ByteBodyFactory bodyFactory,
            HttpRequest<?> request,
            MutableHttpResponse<byte[]> response,
            Argument<byte[]> type,
            MediaType mediaType,
            byte[] object) {
        // A part goes without a type to a client that has it (RFC 9110, 15.3.7).
        if (response.code() != HttpStatus.PARTIAL_CONTENT.getCode()) {
            response.getHeaders().contentTypeIfMissing(mediaType);
        }
        return ByteBodyHttpResponseWrapper.wrap(response, bodyFactory.adapt(object));
    }

    @Override
    public CloseableByteBody writePiece(
            ByteBodyFactory bodyFactory,
            HttpRequest<?> request,
            HttpResponse<?> response,
            Argument<byte[]> type,
            MediaType mediaType,
            byte[] object) {
        return bodyFactory.adapt(object);
    }

    @Override
    public void writeTo(
            Argument<byte[]> type,
            MediaType mediaType,
            byte[] object,
            MutableHeaders outgoingHeaders,
            OutputStream outputStream) {
        try {
            outputStream.write(object);
        } catch (IOException e) {
            throw new CodecException("The stored body can't be sent: " + e.getMessage(), e);
        }
    }
}
