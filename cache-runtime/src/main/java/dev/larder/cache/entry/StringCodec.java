package dev.larder.cache.entry;

import io.micronaut.core.type.Argument;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Texts as UTF-8. */
public final class StringCodec implements Codec {

    @Override
    public String id() {
        return "string";
    }

    @Override
    public boolean supports(Argument<?> type) {
        return type.getType() == String.class;
    }

    @Override
    public <T> byte[] encode(Argument<T> type, T value) throws IOException {
        try {
            ByteBuffer encoded =
                    StandardCharsets.UTF_8
                            .newEncoder()
                            .encode(java.nio.CharBuffer.wrap((String) value));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IOException("the text has an unpaired surrogate", e);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T decode(Argument<T> type, byte[] bytes) {
        return (T) new String(bytes, StandardCharsets.UTF_8);
    }
}
