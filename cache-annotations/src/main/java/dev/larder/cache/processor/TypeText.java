package dev.larder.cache.processor;

import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.WildcardElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types as text: short in messages, complete where two are compared. */
final class TypeText {

    private TypeText() {}

    /** The class with its package. */
    static String named(ClassElement type) {
        return type.getName().replace('$', '.') + "[]".repeat(type.getArrayDimensions());
    }

    /** The class without its package. */
    static String simple(ClassElement type) {
        return type.getSimpleName().replace('$', '.') + "[]".repeat(type.getArrayDimensions());
    }

    /** The class and its type arguments, boxed; null if a type variable in it has no value here. */
    static @Nullable String complete(ClassElement type) {
        if (Types.isOpen(type)) {
            return null;
        }
        if (type instanceof WildcardElement) {
            return complete(Types.bound(type));
        }
        StringBuilder text = new StringBuilder(type.isArray() ? named(type) : boxed(named(type)));
        List<ClassElement> arguments = List.copyOf(type.getTypeArguments().values());
        for (int i = 0; i < arguments.size(); i++) {
            String argument = complete(arguments.get(i));
            if (argument == null) {
                return null;
            }
            text.append(i == 0 ? "<" : ", ").append(argument);
        }
        return arguments.isEmpty() ? text.toString() : text.append('>').toString();
    }

    private static String boxed(String name) {
        return switch (name) {
            case "int" -> "java.lang.Integer";
            case "char" -> "java.lang.Character";
            case "boolean", "byte", "short", "long", "float", "double" ->
                    "java.lang." + Character.toUpperCase(name.charAt(0)) + name.substring(1);
            default -> name;
        };
    }
}
