package dev.larder.cache.processor;

import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.FieldElement;
import io.micronaut.inject.ast.MemberElement;
import io.micronaut.inject.ast.MethodElement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a walk along properties.
 *
 * @param from the type of the value that is asked
 * @param reader the getter, accessor or field, null for what is asked of every such value
 * @param ofNull whether it has an answer where there is no value
 */
record Hop(Kind kind, ClassElement from, @Nullable MemberElement reader, boolean ofNull) {

    /** What is read. */
    enum Kind {
        /** A property. */
        PROPERTY,
        /** Whether a collection, map, array or text has nothing in it. */
        EMPTY,
        /** How many elements it has. */
        SIZE,
        /** Whether an Optional held nothing. */
        ABSENT,
        /** Whether an Optional held something. */
        PRESENT
    }

    /** The type of what it reaches. */
    ClassElement to() {
        if (reader instanceof MethodElement getter) {
            return Types.resolved(getter.getGenericReturnType(), variables(getter));
        }
        if (reader instanceof FieldElement field) {
            return Types.resolved(field.getGenericType(), variables(field));
        }
        return ClassElement.of(kind == Kind.SIZE ? long.class : boolean.class);
    }

    /** What the asked type gives to the type variables of the class that declares the reader. */
    private Map<String, ClassElement> variables(MemberElement member) {
        String declaring = member.getDeclaringType().getName();
        return declaring.equals(from.getName())
                ? from.getTypeArguments()
                : from.getTypeArguments(declaring);
    }

    /** The type that the reader itself states, without type variables resolved. */
    ClassElement stated() {
        if (reader instanceof MethodElement getter) {
            return getter.getReturnType();
        }
        return reader instanceof FieldElement field ? field.getType() : to();
    }

    /** All that the code generated for it depends on. */
    String text() {
        return kind
                + " "
                + TypeText.named(from)
                + (from.isInterface() ? " interface " : " ")
                + (reader == null ? "" : reader.getName() + ":" + TypeText.named(stated()))
                + (reader instanceof FieldElement ? " field" : "")
                + (ofNull ? " of null" : "");
    }
}
