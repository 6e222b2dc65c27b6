package dev.larder.cache.processor;

import dev.larder.cache.annotation.CacheDefaults;
import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.CacheOperation;
import dev.larder.cache.annotation.CachePut;
import dev.larder.cache.annotation.Cached;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.MethodElement;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The caching annotations of a method. The nearest declaration counts as a whole: what a method
 * declares itself replaces what it inherits from the methods it overrides.
 *
 * @param cached null for a method that isn't cached
 * @param defaults those of the type, null without them
 * @param declared whether the method declares one of the operations itself
 */
record Operations(
        @Nullable Use cached,
        List<Use> puts,
        List<Use> invalidations,
        @Nullable Use defaults,
        boolean declared) {

    static Operations of(ClassElement owner, MethodElement method) {
        AnnotationMetadata metadata = method.getMethodAnnotationMetadata();
        return new Operations(
                Use.nearest(metadata, Cached.class),
                several(metadata, CachePut.class),
                several(metadata, CacheInvalidate.class),
                Use.nearest(owner, CacheDefaults.class),
                metadata.hasDeclaredStereotype(CacheOperation.class));
    }

    /** The namespace of an operation: its own, else that of the type, null without either. */
    @Nullable String namespaceOf(Use operation) {
        String own = operation.namespace();
        return own != null || defaults == null ? own : defaults.namespace();
    }

    /** Whose tags an operation has: its own, else those of the type. */
    Use tagsOf(Use operation) {
        return operation.writes("tags") || defaults == null ? operation : defaults;
    }

    /** The dimensions of an operation's key: its own, else those of the type. */
    List<String> dimensionsOf(Use operation) {
        return operation.writes("varyBy") || defaults == null
                ? operation.texts("varyBy")
                : defaults.texts("varyBy");
    }

    /** All operations. */
    List<Use> all() {
        List<Use> all = new ArrayList<>();
        if (cached != null) {
            all.add(cached);
        }
        all.addAll(puts);
        all.addAll(invalidations);
        return all;
    }

    private static <A extends Annotation> List<Use> several(
            AnnotationMetadata metadata, Class<A> type) {
        List<AnnotationValue<A>> declared = metadata.getDeclaredAnnotationValuesByType(type);
        List<AnnotationValue<A>> nearest =
                declared.isEmpty() ? metadata.getAnnotationValuesByType(type) : declared;
        return nearest.stream().map(Use::new).toList();
    }
}
