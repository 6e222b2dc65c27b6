package dev.larder.cache.processor;

import dev.larder.cache.grammar.GrammarException;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.MemberElement;
import io.micronaut.inject.ast.PropertyElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The properties of types: those of beans, the components of records; {@code empty} and {@code
 * size} of collections, maps, arrays and texts; {@code empty} and {@code present} of an Optional.
 */
final class Properties {

    private final String fromPackage;

    /** For code that is generated into a package. */
    Properties(String fromPackage) {
        this.fromPackage = fromPackage;
    }

    /**
     * How a property is read.
     *
     * @throws GrammarException if the type has none of that name, or it can't be read from here
     */
    Hop hop(ClassElement type, String property) {
        ClassElement content = Types.content(type);
        boolean optional = Types.isExactly(type, Types.OPTIONAL);
        if (isSized(content) && property.equals("empty")) {
            return new Hop(Hop.Kind.EMPTY, content, null, optional);
        }
        if (isSized(content) && property.equals("size")) {
            return new Hop(Hop.Kind.SIZE, content, null, false);
        }
        MemberElement reader = reader(content, property);
        if (reader != null) {
            return new Hop(Hop.Kind.PROPERTY, content, reader, false);
        }
        if (optional && property.equals("empty")) {
            return new Hop(Hop.Kind.ABSENT, content, null, true);
        }
        if (optional && property.equals("present")) {
            return new Hop(Hop.Kind.PRESENT, content, null, true);
        }
        throw unknown(content, property);
    }

    private @Nullable MemberElement reader(ClassElement type, String property) {
        if (type.isArray() || type.isPrimitive()) {
            return null;
        }
        for (PropertyElement candidate : type.getBeanProperties()) {
            if (candidate.getName().equals(property) && !candidate.isWriteOnly()) {
                MemberElement reader = candidate.getReadMember().orElse(null);
                return reader == null ? null : visible(type, reader);
            }
        }
        return null;
    }

    private MemberElement visible(ClassElement type, MemberElement reader) {
        boolean readable =
                reader.isPublic()
                        || (!reader.isPrivate() && type.getPackageName().equals(fromPackage));
        if (!readable || !Types.isVisible(type, fromPackage)) {
            throw new GrammarException(
                    TypeText.named(type)
                            + "."
                            + reader.getName()
                            + " can't be read from package "
                            + fromPackage
                            + ".",
                    "Make it and its class public.");
        }
        return reader;
    }

    private GrammarException unknown(ClassElement type, String property) {
        List<String> names =
                type.isArray() || type.isPrimitive()
                        ? List.of()
                        : type.getBeanProperties().stream()
                                .filter(p -> !p.isWriteOnly())
                                .map(PropertyElement::getName)
                                .toList();
        String reason = TypeText.named(type) + " has no property \"" + property + "\"";
        if (names.isEmpty()) {
            return new GrammarException(
                    reason + ", it has none.", "Write the path up to the name before it.");
        }
        return new GrammarException(
                reason + " (it has: " + String.join(", ", names) + ").",
                Suggestion.of(property, names));
    }

    private static boolean isSized(ClassElement type) {
        if (type.isArray() || type.isPrimitive()) {
            return type.isArray();
        }
        return Types.is(type, "java.util.Collection")
                || Types.is(type, "java.util.Map")
                || Types.is(type, "java.lang.CharSequence");
    }
}
