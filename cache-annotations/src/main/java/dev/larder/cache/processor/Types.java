package dev.larder.cache.processor;

import dev.larder.cache.grammar.KeyTypes;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.GenericPlaceholderElement;
import io.micronaut.inject.ast.WildcardElement;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Questions about types. */
final class Types {

    static final String OPTIONAL = "java.util.Optional";

    private static final Set<String> INTEGRAL =
            Set.of(
                    "byte",
                    "short",
                    "int",
                    "java.lang.Byte",
                    "java.lang.Short",
                    "java.lang.Integer");

    private Types() {}

    /** Whether it is a type variable without a value here; a subclass may give it one. */
    static boolean isOpen(ClassElement type) {
        return type instanceof GenericPlaceholderElement variable
                && !variable.isRawType()
                && variable.getResolved().isEmpty();
    }

    /**
     * The type with its open variables replaced. Micronaut does so itself, except for members of
     * nested classes.
     */
    static ClassElement resolved(ClassElement type, Map<String, ClassElement> variables) {
        if (isOpen(type)) {
            String name = ((GenericPlaceholderElement) type).getVariableName();
            ClassElement value = variables.get(name);
            return value == null ? type : withDimensions(value, type.getArrayDimensions());
        }
        Map<String, ClassElement> arguments = type.getTypeArguments();
        if (variables.isEmpty() || type.isArray() || arguments.isEmpty()) {
            return type;
        }
        Map<String, ClassElement> resolved = new LinkedHashMap<>();
        arguments.forEach((name, argument) -> resolved.put(name, resolved(argument, variables)));
        return resolved.equals(arguments) ? type : type.withTypeArguments(resolved);
    }

    private static ClassElement withDimensions(ClassElement type, int dimensions) {
        ClassElement array = type;
        for (int i = 0; i < dimensions; i++) {
            array = array.toArray();
        }
        return array;
    }

    /** Whether it is the class of that name or a subtype; an array never is. */
    static boolean is(ClassElement type, String name) {
        return !type.isArray() && type.isAssignable(name.replace('$', '.'));
    }

    /** Whether it is exactly the class of that name. */
    static boolean isExactly(ClassElement type, String name) {
        return !type.isArray() && type.getName().equals(name);
    }

    /** Whether it never enters a key. */
    static boolean isKeptOut(ClassElement type) {
        return !type.isPrimitive() && KeyTypes.keptOut(name -> is(content(type), name));
    }

    /** Whether it is a whole number that has to become a long to be canonical. */
    static boolean isIntegral(ClassElement type) {
        return !type.isArray() && INTEGRAL.contains(type.getName());
    }

    /** Whether its values are canonical as they are. */
    static boolean isCanonical(ClassElement type) {
        return isExactly(type, "long")
                || isExactly(type, "java.lang.Long")
                || isExactly(type, "java.lang.String");
    }

    static boolean isBoolean(ClassElement type) {
        return isExactly(type, "boolean") || isExactly(type, "java.lang.Boolean");
    }

    /** Whether there is no value. */
    static boolean isNothing(ClassElement type) {
        return isExactly(type, "void")
                || isExactly(type, "java.lang.Void")
                || isExactly(type, "kotlin.Unit");
    }

    /** What a wildcard's values are at least, else the type itself. */
    static ClassElement bound(ClassElement type) {
        if (!(type instanceof WildcardElement wildcard)) {
            return type;
        }
        if (!wildcard.getLowerBounds().isEmpty()) {
            return ClassElement.of(Object.class);
        }
        return bound(wildcard.getResolved().orElseGet(() -> wildcard.getUpperBounds().get(0)));
    }

    /** What an Optional holds, else the type itself. */
    static ClassElement content(ClassElement type) {
        ClassElement held = bound(type);
        ClassElement inner = isExactly(held, OPTIONAL) ? argument(held, OPTIONAL, 0) : null;
        return inner == null ? held : content(inner);
    }

    /** A type argument that a type gives to one of its supertypes, null where it gives none. */
    static @Nullable ClassElement argument(ClassElement type, String supertype, int index) {
        Iterator<ClassElement> arguments = type.getTypeArguments(supertype).values().iterator();
        for (int i = 0; i < index && arguments.hasNext(); i++) {
            arguments.next();
        }
        return arguments.hasNext() ? arguments.next() : null;
    }

    /** Whether the virtual machine lets code of a package use it. */
    static boolean isVisible(ClassElement type, String fromPackage) {
        return type.isPrimitive()
                || type.isPublic()
                || type.isProtected()
                || type.getPackageName().equals(fromPackage);
    }
}
