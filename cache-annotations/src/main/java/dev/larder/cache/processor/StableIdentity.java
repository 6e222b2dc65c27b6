package dev.larder.cache.processor;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.ElementQuery;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.ast.PropertyElement;
import io.micronaut.inject.ast.WildcardElement;
import io.micronaut.inject.visitor.VisitorContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether equal values of a type make equal keys, whatever object they are. What it accepts is what
 * {@code dev.larder.cache.key.KeyParts} can make canonical.
 */
final class StableIdentity {

    /**
     * Why there is none.
     *
     * @param type the type itself, or one inside it
     */
    record Gap(ClassElement type, String reason) {}

    private static final List<String> CONTAINERS =
            List.of(Types.OPTIONAL, "java.lang.Iterable", "java.util.Map");
    private static final List<String> KNOWN =
            List.of(
                    "java.lang.CharSequence",
                    "java.lang.Boolean",
                    "java.lang.Character",
                    "java.lang.Class",
                    "java.util.UUID",
                    "java.util.Locale",
                    "java.util.Currency",
                    "java.util.Date",
                    "java.util.OptionalInt",
                    "java.util.OptionalLong",
                    "java.util.OptionalDouble",
                    "java.net.URI",
                    "java.net.URL",
                    "java.net.InetAddress",
                    "java.nio.charset.Charset",
                    "java.nio.file.Path",
                    "java.security.Principal",
                    "dev.larder.cache.key.CacheKey");

    private final Encoders encoders;
    private final VisitorContext context;

    StableIdentity(Encoders encoders, VisitorContext context) {
        this.encoders = encoders;
        this.context = context;
    }

    /** What stands against the type in a key, null if nothing does. */
    @Nullable Gap gap(ClassElement type) {
        return gap(type, new HashSet<>());
    }

    private @Nullable Gap gap(ClassElement type, Set<String> seen) {
        if (type.isArray()) {
            return gap(type.fromArray(), seen);
        }
        if (type.isPrimitive() || Types.isOpen(type)) {
            return null;
        }
        if (type instanceof WildcardElement
                && Types.isExactly(Types.bound(type), "java.lang.Object")) {
            return new Gap(Types.bound(type), "a wildcard stands for any object");
        }
        boolean settled =
                isKnown(type)
                        || !seen.add(TypeText.named(type) + type.getTypeArguments())
                        || encoders.serve(type, context);
        if (settled) {
            return null;
        }
        for (String container : CONTAINERS) {
            if (Types.is(type, container)) {
                return gapInside(type, container, seen);
            }
        }
        return gapOfOwn(type, seen);
    }

    private @Nullable Gap gapInside(ClassElement type, String container, Set<String> seen) {
        List<ClassElement> inside = new ArrayList<>(type.getBoundGenericTypes());
        inside.addAll(type.getTypeArguments(container).values());
        for (ClassElement inner : inside) {
            Gap gap = gap(inner, seen);
            if (gap != null) {
                return gap;
            }
        }
        return null;
    }

    private static boolean isKnown(ClassElement type) {
        return type.getPackageName().equals("java.time")
                || type.getPackageName().startsWith("java.time.")
                || Types.is(type, "java.lang.Enum")
                || Types.isExactly(type, "java.lang.Number")
                || KNOWN.stream().anyMatch(known -> Types.is(type, known));
    }

    private @Nullable Gap gapOfOwn(ClassElement type, Set<String> seen) {
        if (Types.isExactly(type, "java.lang.Object")) {
            return new Gap(type, "it may be any object");
        }
        if (!type.isRecord() && !hasOwnEquals(type)) {
            return new Gap(
                    type,
                    type.isInterface()
                            ? "an interface has no equals of its own"
                            : "it has no equals of its own");
        }
        if (type.isRecord() || type.hasStereotype(Introspected.class)) {
            for (PropertyElement property : type.getBeanProperties()) {
                Gap gap = property.isWriteOnly() ? null : gap(property.getGenericType(), seen);
                if (gap != null) {
                    return gap;
                }
            }
        }
        return null;
    }

    private static boolean hasOwnEquals(ClassElement type) {
        if (type.isInterface()) {
            return false;
        }
        List<MethodElement> candidates =
                type.getEnclosedElements(ElementQuery.ALL_METHODS.named("equals"));
        return candidates.stream()
                .anyMatch(
                        m ->
                                m.getParameters().length == 1
                                        && Types.isExactly(
                                                m.getParameters()[0].getType(), "java.lang.Object")
                                        && !Types.isExactly(
                                                m.getDeclaringType(), "java.lang.Object"));
    }
}
