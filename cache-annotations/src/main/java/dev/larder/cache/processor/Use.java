package dev.larder.cache.processor;

import io.micronaut.core.annotation.AnnotationClassValue;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.expressions.EvaluatedExpressionReference;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An annotation as a user wrote it.
 *
 * @param label how messages show it, such as {@code @Cached}
 */
record Use(String label, AnnotationValue<?> annotation) {

    Use(AnnotationValue<?> annotation) {
        this("@" + simpleName(annotation.getAnnotationName()), annotation);
    }

    /** What an element declares itself, else what it inherits; null without either. */
    static @Nullable Use nearest(AnnotationMetadata element, Class<? extends Annotation> type) {
        AnnotationValue<?> declared = element.getDeclaredAnnotation(type.getName());
        AnnotationValue<?> nearest =
                declared != null ? declared : element.getAnnotation(type.getName());
        return nearest == null ? null : new Use(nearest);
    }

    /** Whether the member stands in the source. */
    boolean writes(String member) {
        return value(member) != null;
    }

    /** Whether the member holds one of Micronaut's expressions. */
    boolean isExpression(String member) {
        return value(member) instanceof EvaluatedExpressionReference;
    }

    /** The text of a member, empty where it isn't written. */
    String text(String member) {
        List<String> texts = texts(member);
        return texts.isEmpty() ? "" : texts.get(0);
    }

    /** The texts of a member, none where it isn't written. */
    List<String> texts(String member) {
        Object value = value(member);
        Object written =
                value instanceof EvaluatedExpressionReference expression
                        ? expression.annotationValue()
                        : value;
        if (written instanceof String[] several) {
            return List.of(several);
        }
        return written instanceof String text ? List.of(text) : List.of();
    }

    /** Whether the member is written and true. */
    boolean isTrue(String member) {
        return Boolean.TRUE.equals(value(member));
    }

    /** The name of the class that a member names, empty where none is. */
    Optional<String> type(String member) {
        return annotation
                .annotationClassValue(member)
                .map(AnnotationClassValue::getName)
                .filter(name -> !name.equals("void"));
    }

    /** The namespace that the annotation itself names, null without one. */
    @Nullable String namespace() {
        String name = text("namespace");
        return name.isEmpty() ? null : name;
    }

    /** The annotation with one member, as messages show it. */
    String with(String member, String value) {
        return label + "(" + member + " = \"" + value + "\")";
    }

    /** The annotation with one member that is no text. */
    String with(String member) {
        return label + "(" + member + ")";
    }

    private @Nullable Object value(String member) {
        for (Map.Entry<CharSequence, Object> written : annotation.getValues().entrySet()) {
            if (member.contentEquals(written.getKey())) {
                return written.getValue();
            }
        }
        return null;
    }

    private static String simpleName(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
}
