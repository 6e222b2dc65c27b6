package dev.larder.cache.entry;

import io.micronaut.core.type.Argument;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Strings as UTF-8. */
@Singleton
@Named(StringCodec.ID)
public final class StringCodec implements Codec {

    static final String ID = "string";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean supports(Argument<?> type) {
        return type.getType() == String.class;
    }

    /** Half a surrogate pair has no UTF-8: such a text is refused. */
    @Override
    public <T> byte[] encode(Argument<T> type, T value) throws IOException {
        ByteBuffer utf8 =
                StandardCharsets.UTF_8
                        .newEncoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .encode(CharBuffer.wrap((String) value));
        byte[] bytes = new byte[utf8.remaining()];
        utf8.get(bytes);
        return bytes;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T decode(Argument<T> type, byte[] bytes) throws IOException {
        return (T)
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
    }
}
