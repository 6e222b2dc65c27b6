package dev.larder.cache.entry.json;

import dev.larder.cache.entry.Codec;
import dev.larder.cache.entry.Codecs;
import dev.larder.cache.entry.PerType;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;

/**
 * Values as JSON. Where the declared type leaves open what a value really is, the bytes are read
 * again before they are handed out, and a value that would not come back equal is refused.
 */
final class JsonCodec implements Codec {

    private final JsonMapper mapper;
    private final PerType<JsonMapper> mappers;
    private final PerType<Boolean> trusted;

    /**
     * Over a mapper.
     *
     * @param faithful whether the mapper keeps all of a value whose type is exact
     */
    JsonCodec(JsonMapper mapper, boolean faithful) {
        this.mapper = mapper;
        this.mappers = new PerType<>(mapper::createSpecific);
        this.trusted = new PerType<>(type -> faithful && ExactTypes.isExact(type));
    }

    @Override
    public String id() {
        return Codecs.JSON;
    }

    @Override
    public boolean supports(Argument<?> type) {
        return true;
    }

    @Override
    public <T> byte[] encode(Argument<T> type, T value) throws IOException {
        try {
            byte[] json = mappers.of(type).writeValueAsBytes(type, value);
            if (!trusted.of(type) && !SameValue.same(value, read(type, json))) {
                throw new IOException(
                        type.getTypeString(true)
                                + ": a value of it would not come back equal from JSON. Declare the type that"
                                + " it really has, write every property, or use an own Codec.");
            }
            return json;
        } catch (RuntimeException | StackOverflowError e) {
            throw new IOException(
                    type.getTypeString(true) + " can't be written as JSON: " + e.getMessage(), e);
        }
    }

    @Override
    public <T> T decode(Argument<T> type, byte[] bytes) throws IOException {
        try {
            return read(type, bytes);
        } catch (RuntimeException | StackOverflowError e) {
            throw new IOException(
                    type.getTypeString(true) + " can't be read from JSON: " + e.getMessage(), e);
        }
    }

    private <T> T read(Argument<T> type, byte[] json) throws IOException {
        T value = mappers.of(type).readValue(json, type);
        if (value == null) {
            throw new IOException(type.getTypeString(true) + ": no value.");
        }
        return value;
    }

    @Override
    public String toString() {
        return "JsonCodec(" + mapper.getClass().getName() + ")";
    }
}
