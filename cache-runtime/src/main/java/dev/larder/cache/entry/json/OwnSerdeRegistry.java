package dev.larder.cache.entry.json;

import io.micronaut.context.BeanContext;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.Deserializer;
import io.micronaut.serde.Serde;
import io.micronaut.serde.SerdeIntrospections;
import io.micronaut.serde.Serializer;
import io.micronaut.serde.config.DeserializationConfiguration;
import io.micronaut.serde.config.SerdeConfiguration;
import io.micronaut.serde.exceptions.SerdeException;
import io.micronaut.serde.support.DefaultSerdeRegistry;
import io.micronaut.serde.support.deserializers.ObjectDeserializer;
import io.micronaut.serde.support.serializers.ObjectSerializer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Micronaut Serialization as the application has it, and beyond it what it lacks or would not bring
 * back: types of {@code java.time} and {@code java.util} that it doesn't know, and maps with keys
 * that are no text.
 */
final class OwnSerdeRegistry extends DefaultSerdeRegistry {

    private static final Map<Class<?>, Serde<?>> ADDED =
            Map.of(
                    OffsetTime.class, new TextSerde<>(OffsetTime::parse),
                    YearMonth.class, new TextSerde<>(YearMonth::parse),
                    MonthDay.class, new TextSerde<>(MonthDay::parse),
                    ZoneOffset.class, new TextSerde<>(ZoneOffset::of),
                    Currency.class, new TextSerde<>(Currency::getInstance));

    /** Keys that stand as property names and come back as they were. */
    private static final Set<Class<?>> TEXT_KEYS =
            Set.of(
                    String.class,
                    Integer.class,
                    Long.class,
                    UUID.class,
                    BigDecimal.class,
                    Boolean.class,
                    LocalDate.class,
                    Instant.class);

    OwnSerdeRegistry(BeanContext context) {
        super(
                context,
                context.getBean(SerdeIntrospections.class),
                context.getBean(ConversionService.class),
                new OwnSerdeSettings.Shapes(context.getBean(SerdeConfiguration.class)),
                new OwnSerdeSettings.Writing(),
                new OwnSerdeSettings.Reading(context.getBean(DeserializationConfiguration.class)));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Serializer<? super T> findSerializer(Argument<? extends T> type)
            throws SerdeException {
        if (isMapOfPairs(type)) {
            return (Serializer<? super T>) new PairsSerde();
        }
        Serializer<? super T> found = super.findSerializer(type);
        Serde<?> added = ADDED.get(type.getType());
        return added != null && found instanceof ObjectSerializer
                ? (Serializer<? super T>) added
                : found;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Deserializer<? extends T> findDeserializer(Argument<? extends T> type)
            throws SerdeException {
        if (isMapOfPairs(type)) {
            return (Deserializer<? extends T>) new PairsSerde();
        }
        Deserializer<? extends T> found = super.findDeserializer(type);
        Serde<?> added = ADDED.get(type.getType());
        return added != null && found instanceof ObjectDeserializer
                ? (Deserializer<? extends T>) added
                : found;
    }

    /** Whether values of a type can be written and read. */
    boolean knows(Argument<?> type) {
        try {
            return canWrite(type) && canRead(type);
        } catch (SerdeException | RuntimeException e) {
            return false;
        }
    }

    private <T> boolean canWrite(Argument<T> type) throws SerdeException {
        Serializer.EncoderContext context = newEncoderContext(null);
        return findSerializer(type).createSpecific(context, type) != null;
    }

    @SuppressWarnings("unchecked")
    private <T> boolean canRead(Argument<T> type) throws SerdeException {
        Deserializer.DecoderContext context = newDecoderContext(null);
        return ((Deserializer<T>) findDeserializer(type)).createSpecific(context, type) != null;
    }

    private static boolean isMapOfPairs(Argument<?> type) {
        if (!Map.class.isAssignableFrom(type.getType()) || type.getTypeParameters().length != 2) {
            return false;
        }
        return !TEXT_KEYS.contains(type.getTypeParameters()[0].getType());
    }
}
