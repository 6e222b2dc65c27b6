package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.ClientRequest;
import dev.larder.cache.http.rfc9111.Representation;
import dev.larder.cache.http.rfc9111.field.ByteRange;
import dev.larder.cache.http.rfc9111.field.Fields;
import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A request and the whole response that it would get without conditions.
 *
 * @param fields makes them, as they would be sent with the bytes as they are, a tag included
 */
record Whole(
        HttpRequest<?> request,
        ClientRequest client,
        Representation selected,
        Supplier<Fields> fields,
        Bytes bytes) {

    /**
     * What is there of the body.
     *
     * @param offset of the first byte in the whole
     */
    record Bytes(byte[] array, long offset) {

        /** A copy of some; they have to be there. */
        byte[] of(ByteRange range) {
            return Arrays.copyOfRange(
                    array, (int) (range.first() - offset), (int) (range.last() + 1 - offset));
        }
    }
}
