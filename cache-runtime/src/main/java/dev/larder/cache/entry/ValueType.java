package dev.larder.cache.entry;

import io.micronaut.core.type.Argument;
import org.jspecify.annotations.Nullable;

/**
 * What the values of an operation are, and how they are written and read.
 *
 * @param argument the type, generics included; of the content where the method returns an Optional,
 *     a future or a publisher
 * @param codec how values are written remotely and copied in memory
 * @param codecs those that may have written what is read; null: the one that writes
 */
public record ValueType(Argument<?> argument, Codec codec, @Nullable Codecs codecs) {

    /** With one codec for writing and reading. */
    public ValueType(Argument<?> argument, Codec codec) {
        this(argument, codec, null);
    }

    /** The codec that reads what was written by the one of an id; null if nothing can. */
    public @Nullable Codec reader(String id) {
        if (id.equals(codec.id())) {
            return codec;
        }
        Codec other = codecs == null ? null : codecs.find(id);
        return other != null && other.supports(argument) ? other : null;
    }

    /**
     * The same type, written by another codec.
     *
     * @throws IllegalArgumentException if there is no such codec, or it can't write the type
     */
    public ValueType writtenBy(Class<? extends Codec> type) {
        Codec other = codecs == null ? null : codecs.find(type);
        if (other == null) {
            throw new IllegalArgumentException(
                    type.getName()
                            + ": there is no codec of this class. Annotate it with @Singleton.");
        }
        if (!other.supports(argument)) {
            throw new IllegalArgumentException(
                    type.getName() + " doesn't support " + argument.getTypeString(true) + ".");
        }
        return new ValueType(argument, other, codecs);
    }
}
