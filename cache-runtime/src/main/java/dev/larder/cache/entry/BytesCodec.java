package dev.larder.cache.entry;

import io.micronaut.core.type.Argument;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Byte arrays as they are. */
@Singleton
@Named(BytesCodec.ID)
final class BytesCodec implements Codec {

    static final String ID = "bytes";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean supports(Argument<?> type) {
        return type.getType() == byte[].class;
    }

    @Override
    public <T> byte[] encode(Argument<T> type, T value) {
        return ((byte[]) value).clone();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T decode(Argument<T> type, byte[] bytes) {
        return (T) bytes;
    }
}
