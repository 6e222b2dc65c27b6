package dev.larder.cache.tck;

import dev.larder.cache.entry.Codec;
import io.micronaut.core.type.Argument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Strings as UTF-8; refuses to write what the tests want refused. */
final class TextCodec implements Codec {

    static final String UNWRITABLE = "unwritable";
    static final String UNREADABLE = "unreadable";

    private final String id;

    TextCodec(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean supports(Argument<?> type) {
        return type.getType() == String.class;
    }

    @Override
    public <T> byte[] encode(Argument<T> type, T value) throws IOException {
        if (value.equals(UNWRITABLE)) {
            throw new IOException(UNWRITABLE);
        }
        return ((String) value).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T decode(Argument<T> type, byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.equals(UNREADABLE)) {
            throw new IOException(UNREADABLE);
        }
        return (T) text;
    }
}
