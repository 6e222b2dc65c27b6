package dev.larder.cache.entry.json;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Encoder;
import io.micronaut.serde.Serde;
import java.io.IOException;
import java.util.function.Function;

/** A value as the text that its {@code toString} gives. */
record TextSerde<T>(Function<String, T> parse) implements Serde<T> {

    @Override
    public void serialize(
            Encoder encoder, EncoderContext context, Argument<? extends T> type, T value)
            throws IOException {
        encoder.encodeString(value.toString());
    }

    @Override
    public T deserialize(Decoder decoder, DecoderContext context, Argument<? super T> type)
            throws IOException {
        return parse.apply(decoder.decodeString());
    }
}
