package dev.larder.cache.entry.json;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import io.micronaut.serde.Encoder;
import io.micronaut.serde.Serde;
import io.micronaut.serde.Serializer;
import io.micronaut.serde.exceptions.SerdeException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A map as the list of its keys and values in turn: keys may be of any type. */
final class PairsSerde implements Serde<Map<Object, Object>> {

    @Override
    public void serialize(
            Encoder encoder,
            EncoderContext context,
            Argument<? extends Map<Object, Object>> type,
            Map<Object, Object> value)
            throws IOException {
        Argument<?> keyType = type.getTypeParameters()[0];
        Argument<?> valueType = type.getTypeParameters()[1];
        Serializer<Object> keys = serializer(context, keyType);
        Serializer<Object> values = serializer(context, valueType);
        try (Encoder array = encoder.encodeArray(type)) {
            for (Map.Entry<Object, Object> entry : value.entrySet()) {
                write(array, context, keys, keyType, entry.getKey());
                write(array, context, values, valueType, entry.getValue());
            }
        }
    }

    @Override
    public Map<Object, Object> deserialize(
            Decoder decoder, DecoderContext context, Argument<? super Map<Object, Object>> type)
            throws IOException {
        Argument<?> keyType = type.getTypeParameters()[0];
        Argument<?> valueType = type.getTypeParameters()[1];
        Deserializer<?> keys = deserializer(context, keyType);
        Deserializer<?> values = deserializer(context, valueType);
        Map<Object, Object> map = emptyMap(type.getType(), keyType.getType());
        try (Decoder array = decoder.decodeArray(type)) {
            while (array.hasNextArrayValue()) {
                Object key = read(array, context, keys, keyType);
                map.put(key, read(array, context, values, valueType));
            }
        }
        return map;
    }

    @SuppressWarnings("unchecked")
    private static Serializer<Object> serializer(EncoderContext context, Argument<?> type)
            throws SerdeException {
        Argument<Object> argument = (Argument<Object>) type;
        return (Serializer<Object>)
                context.findSerializer(argument).createSpecific(context, argument);
    }

    @SuppressWarnings("unchecked")
    private static Deserializer<Object> deserializer(DecoderContext context, Argument<?> type)
            throws SerdeException {
        Argument<Object> argument = (Argument<Object>) type;
        return ((Deserializer<Object>) context.findDeserializer(argument))
                .createSpecific(context, argument);
    }

    @SuppressWarnings("unchecked")
    private static void write(
            Encoder array,
            EncoderContext context,
            Serializer<Object> serializer,
            Argument<?> type,
            @Nullable Object value)
            throws IOException {
        if (value == null) {
            array.encodeNull();
        } else {
            serializer.serialize(array, context, (Argument<Object>) type, value);
        }
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object read(
            Decoder array, DecoderContext context, Deserializer<?> deserializer, Argument<?> type)
            throws IOException {
        return ((Deserializer<Object>) deserializer)
                .deserializeNullable(array, context, (Argument<Object>) type);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<Object, Object> emptyMap(Class<?> type, Class<?> keyType)
            throws SerdeException {
        if (type == EnumMap.class) {
            return new EnumMap(keyType);
        }
        if (type.isAssignableFrom(LinkedHashMap.class)) {
            return new LinkedHashMap<>();
        }
        if (type.isAssignableFrom(HashMap.class)) {
            return new HashMap<>();
        }
        if (type.isAssignableFrom(TreeMap.class)) {
            return new TreeMap<>();
        }
        if (type.isAssignableFrom(ConcurrentHashMap.class)) {
            return new ConcurrentHashMap<>();
        }
        throw new SerdeException(type.getName() + " can't be made anew. Declare a Map.");
    }
}
