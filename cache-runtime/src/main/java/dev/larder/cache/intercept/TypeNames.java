package dev.larder.cache.intercept;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Asks for types by name: those of libraries that an application may not have. */
final class TypeNames {

    private TypeNames() {}

    /** Whether a type is the one of that name, or a subtype of it. */
    static boolean isA(@Nullable Class<?> type, String name) {
        if (type == null) {
            return false;
        }
        return type.getName().equals(name)
                || isA(type.getSuperclass(), name)
                || Arrays.stream(type.getInterfaces()).anyMatch(i -> isA(i, name));
    }
}
