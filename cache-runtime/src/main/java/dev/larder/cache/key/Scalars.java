package dev.larder.cache.key;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.Principal;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The types that enter keys as one value: as they are, or as a simpler one. */
final class Scalars {

    private Scalars() {}

    /** Whether values of a type are canonical as they are. */
    static boolean isScalar(Class<?> type) {
        return type == Boolean.class
                || type == Character.class
                || type == Double.class
                || type == Float.class
                || type == BigDecimal.class
                || type == UUID.class
                || type == URI.class
                || type == Locale.class
                || type == Currency.class
                || type == Class.class
                || type == Part.Bytes.class
                || type == Part.Composite.class
                || type == Part.Opaque.class
                || Enum.class.isAssignableFrom(type)
                || Charset.class.isAssignableFrom(type)
                || ZoneId.class.isAssignableFrom(type)
                || type.getName().startsWith("java.time.")
                        && (TemporalAccessor.class.isAssignableFrom(type)
                                || TemporalAmount.class.isAssignableFrom(type));
    }

    /** How a type becomes a simpler one; null if it doesn't. */
    static @Nullable Function<Object, @Nullable Object> form(Class<?> type) {
        if (type == BigInteger.class) {
            return value -> integral((BigInteger) value);
        }
        if (Date.class.isAssignableFrom(type)) {
            return value -> ((Date) value).toInstant();
        }
        if (CharSequence.class.isAssignableFrom(type)
                || type == URL.class
                || Path.class.isAssignableFrom(type)) {
            return Object::toString;
        }
        if (InetAddress.class.isAssignableFrom(type)) {
            return value -> ((InetAddress) value).getHostAddress();
        }
        if (Principal.class.isAssignableFrom(type)) {
            return value -> ((Principal) value).getName();
        }
        if (type == OptionalInt.class) {
            return value ->
                    ((OptionalInt) value).isPresent()
                            ? (Object) (long) ((OptionalInt) value).getAsInt()
                            : null;
        }
        if (type == OptionalLong.class) {
            return value ->
                    ((OptionalLong) value).isPresent()
                            ? (Object) ((OptionalLong) value).getAsLong()
                            : null;
        }
        if (type == OptionalDouble.class) {
            return value ->
                    ((OptionalDouble) value).isPresent()
                            ? (Object) ((OptionalDouble) value).getAsDouble()
                            : null;
        }
        return null;
    }

    private static Object integral(BigInteger value) {
        return value.bitLength() < 64 ? (Object) value.longValue() : value;
    }
}
