package dev.larder.cache.policy;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The nearest declaration of an annotation, as a whole. Micronaut's merged view takes a member from
 * here and another from there; with it an annotation would say what nobody wrote.
 */
public final class Annotations {

    private Annotations() {}

    /**
     * The annotation: declared on the element, else inherited, else carried by one of the user's.
     * Of a method, what it has itself goes before what its type has, and of types the nearest.
     */
    public static <A extends Annotation> Optional<AnnotationValue<A>> nearest(
            AnnotationMetadata metadata, Class<A> type) {
        AnnotationValue<A> declared = metadata.getDeclaredMetadata().getDeclaredAnnotation(type);
        if (declared != null) {
            return Optional.of(declared);
        }
        List<AnnotationMetadata> having =
                levels(metadata).stream()
                        .filter(level -> level.findAnnotation(type).isPresent())
                        .toList();
        if (having.isEmpty()) {
            return metadata.findAnnotation(type);
        }
        AnnotationMetadata nearest = having.get(0);
        Optional<AnnotationValue<A>> own = nearest.findDeclaredAnnotation(type);
        // The whole view evaluates expressions, and has nothing to mix where one level has it.
        return own.or(() -> (having.size() == 1 ? metadata : nearest).findAnnotation(type));
    }

    /**
     * Whether a method has the annotation itself, by inheritance included, and not its type only.
     */
    public static boolean isOfMethod(
            AnnotationMetadata metadata, Class<? extends Annotation> type) {
        return levels(metadata).get(0).findAnnotation(type).isPresent();
    }

    /** A method's own metadata and that of its type, in this order. */
    private static List<AnnotationMetadata> levels(AnnotationMetadata metadata) {
        AnnotationMetadata target = metadata.getTargetAnnotationMetadata();
        List<AnnotationMetadata> levels = new ArrayList<>();
        if (target instanceof Iterable<?> fromTheTypeOn) {
            for (Object level : fromTheTypeOn) {
                if (level instanceof AnnotationMetadata one) {
                    levels.add(0, one);
                }
            }
        } else {
            levels.add(target);
        }
        return levels;
    }

    /** All of a repeatable annotation: those declared on the element, else those inherited. */
    public static <A extends Annotation> List<AnnotationValue<A>> repeated(
            AnnotationMetadata metadata, Class<A> type) {
        List<AnnotationValue<A>> declared =
                metadata.getDeclaredMetadata().getDeclaredAnnotationValuesByType(type);
        return declared.isEmpty() ? metadata.getAnnotationValuesByType(type) : declared;
    }
}
