package dev.larder.cache.entry;

import io.micronaut.core.annotation.Internal;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.core.reflect.ReflectionUtils;
import io.micronaut.core.type.Argument;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What types look like, in eight bytes each: a stored value whose type looked otherwise when it was
 * written is not read. They are the first of the SHA-256 over the type's name and, through bean
 * introspections, over the names and types of its properties and theirs; a type without
 * introspection counts by its name.
 */
@Internal
public final class SchemaFingerprints {

    /** Where Micronaut Serialization keeps the name that a property is written by. */
    private static final String SERDE = "io.micronaut.serde.config.annotation.SerdeConfig";

    private final PerType<Long> known = new PerType<>(SchemaFingerprints::compute);

    /** The fingerprint of a type. */
    public long of(Argument<?> type) {
        return known.of(type);
    }

    private static long compute(Argument<?> type) {
        StringBuilder text = new StringBuilder();
        describe(type, text, new HashSet<>());
        try {
            byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(utf8)).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    private static void describe(Argument<?> type, StringBuilder out, Set<Class<?>> above) {
        Class<?> raw = ReflectionUtils.getWrapperType(type.getType());
        out.append(raw.getName());
        if (type.getTypeParameters().length > 0) {
            out.append('<');
            for (Argument<?> parameter : type.getTypeParameters()) {
                describe(parameter, out, above);
                out.append(',');
            }
            out.append('>');
        }
        Class<?> element = raw;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        if (above.add(element)) {
            properties(element, out, above);
        }
    }

    private static void properties(Class<?> raw, StringBuilder out, Set<Class<?>> above) {
        Optional<? extends BeanIntrospection<?>> introspection =
                BeanIntrospector.SHARED.findIntrospection(raw);
        if (introspection.isEmpty()) {
            return;
        }
        out.append('{');
        introspection.get().getBeanProperties().stream()
                .sorted(Comparator.comparing(BeanProperty::getName))
                .forEach(
                        property -> {
                            out.append(property.getName());
                            property.stringValue(SERDE, "property")
                                    .ifPresent(written -> out.append('=').append(written));
                            out.append(':');
                            describe(property.asArgument(), out, above);
                            out.append(';');
                        });
        out.append('}');
    }
}
