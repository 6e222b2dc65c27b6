package dev.larder.cache.entry.json;

import dev.larder.cache.entry.Codec;
import dev.larder.cache.entry.Codecs;
import dev.larder.cache.entry.PerType;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.util.function.Predicate;

/**
 * Values as JSON. Where the declared type leaves open what a value really is, the bytes are read
 * again before they are handed out, and a value that would not come back equal is refused.
 */
final class JsonCodec implements Codec {

    private final PerType<Argument<?>> types = new PerType<>(NamedVariables::in);
    private final PerType<JsonMapper> mappers;
    private final PerType<Boolean> trusted;
    private final PerType<Boolean> supported;

    /** Over a mapper of which only its own word is known. */
    JsonCodec(JsonMapper mapper) {
        this(mapper, type -> true, type -> false);
    }

    /**
     * Over a mapper.
     *
     * @param supports whether it knows a type
     * @param trusts whether it brings back every value of a type
     */
    JsonCodec(JsonMapper mapper, Predicate<Argument<?>> supports, Predicate<Argument<?>> trusts) {
        this.mappers = new PerType<>(mapper::createSpecific);
        this.supported = new PerType<>(supports::test);
        this.trusted = new PerType<>(trusts::test);
    }

    @Override
    public String id() {
        return Codecs.JSON;
    }

    @Override
    public boolean supports(Argument<?> type) {
        return supported.of(type);
    }

    @Override
    public <T> byte[] encode(Argument<T> type, T value) throws IOException {
        byte[] json;
        try {
            Argument<T> named = named(type);
            json = mappers.of(named).writeValueAsBytes(named, value);
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            throw new IOException(
                    type.getTypeString(true)
                            + " can't be written as JSON. Annotate it and what is in it with @Serdeable, use"
                            + " @SerdeImport, or an own Codec. "
                            + e.getMessage(),
                    e);
        }
        if (!trusted.of(type) && !SameValue.same(value, decode(type, json))) {
            throw new IOException(
                    type.getTypeString(true)
                            + ": a value of it would not come back equal from JSON. Declare the type that it"
                            + " really has, write every property, or use an own Codec.");
        }
        return json;
    }

    @Override
    public <T> T decode(Argument<T> type, byte[] bytes) throws IOException {
        T value;
        try {
            Argument<T> named = named(type);
            value = mappers.of(named).readValue(bytes, named);
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            throw new IOException(
                    type.getTypeString(true) + " can't be read from JSON. " + e.getMessage(), e);
        }
        if (value == null) {
            throw new IOException(type.getTypeString(true) + ": there is no value.");
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private <T> Argument<T> named(Argument<T> type) {
        return (Argument<T>) types.of(type);
    }
}
