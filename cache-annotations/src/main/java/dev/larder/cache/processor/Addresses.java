package dev.larder.cache.processor;

import io.micronaut.inject.ast.ClassElement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The shared addresses of this compilation and what they hold: a namespace together with the kinds
 * of the key's values. Addresses of other modules are compared at start.
 */
final class Addresses {

    private record Holding(String method, String value) {}

    private final Map<String, Holding> holdings = new HashMap<>();

    /**
     * Takes in what an operation stores where, and fails if another stores something else there.
     */
    void add(Inspection inspection, Use use, List<Reach> key, ClassElement value) {
        CachedMethod method = inspection.method();
        String namespace = method.operations().namespaceOf(use);
        String type = TypeText.complete(Types.content(value));
        String address = address(namespace, use, method, key);
        if (address == null || type == null || !method.isConcrete()) {
            return;
        }
        Holding first = holdings.putIfAbsent(address, new Holding(method.name(), type));
        if (first != null && !first.value().equals(type)) {
            inspection
                    .findings()
                    .fail(
                            use.with("key", String.join("\", \"", use.texts("key"))),
                            "it stores "
                                    + type
                                    + " at the address "
                                    + address
                                    + ", where "
                                    + first.method()
                                    + " stores "
                                    + first.value()
                                    + ". Give one of them another namespace.");
        }
    }

    private static @Nullable String address(
            @Nullable String namespace, Use use, CachedMethod method, List<Reach> key) {
        if (namespace == null || Placeholders.in(namespace)) {
            return null;
        }
        StringBuilder address = new StringBuilder(namespace).append('[');
        for (int i = 0; i < key.size(); i++) {
            String kind = kind(key.get(i).end());
            if (kind == null) {
                return null;
            }
            address.append(i == 0 ? "" : ", ").append(kind);
        }
        for (String dimension : new TreeSet<>(method.operations().dimensionsOf(use))) {
            address.append(", by ").append(dimension);
        }
        return address.append(']').toString();
    }

    /** What values of different types have in common when their keys may be equal. */
    private static @Nullable String kind(@Nullable ClassElement end) {
        if (end == null) {
            return null;
        }
        ClassElement type = Types.content(end);
        if (Types.isIntegral(type)
                || Types.isExactly(type, "long")
                || Types.isExactly(type, "java.lang.Long")) {
            return "whole number";
        }
        return !type.isPrimitive() && Types.is(type, "java.lang.CharSequence")
                ? "text"
                : TypeText.complete(type);
    }
}
