package dev.larder.cache.policy;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import java.lang.annotation.Annotation;
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
     */
    public static <A extends Annotation> Optional<AnnotationValue<A>> nearest(
            AnnotationMetadata metadata, Class<A> type) {
        AnnotationValue<A> declared = metadata.getDeclaredMetadata().getDeclaredAnnotation(type);
        if (declared != null) {
            return Optional.of(declared);
        }
        return metadata.findAnnotation(type);
    }

    /** All of a repeatable annotation: those declared on the element, else those inherited. */
    public static <A extends Annotation> List<AnnotationValue<A>> repeated(
            AnnotationMetadata metadata, Class<A> type) {
        List<AnnotationValue<A>> declared =
                metadata.getDeclaredMetadata().getDeclaredAnnotationValuesByType(type);
        return declared.isEmpty() ? metadata.getAnnotationValuesByType(type) : declared;
    }
}
