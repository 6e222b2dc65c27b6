package dev.larder.cache.intercept;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.entry.Codec;
import dev.larder.cache.entry.Codecs;
import dev.larder.cache.entry.ValueType;
import dev.larder.cache.namespace.Namespace;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.annotation.Internal;
import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the codec of what is cached: the annotation's, its type's, the namespace's. */
@Internal
@Singleton
public final class ValueTypes {

    private final Codecs codecs;

    ValueTypes(Codecs codecs) {
        this.codecs = codecs;
    }

    /** The type of what a method caches. */
    ValueType of(
            MethodPlans.Declared declared,
            @Nullable AnnotationValue<?> annotation,
            Argument<?> content,
            Written written) {
        Optional<Class<?>> named = codec(annotation).or(() -> codec(declared.defaults()));
        try {
            return named.isPresent()
                    ? checked(content, codecs.of(named.get()), written)
                    : of(content, written);
        } catch (CacheConfigurationException e) {
            throw declared.site().fail("@Cached", String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Class<?>> codec(@Nullable AnnotationValue<?> annotation) {
        if (annotation == null) {
            return Optional.empty();
        }
        Class<?> named = annotation.classValue("codec").orElse(null);
        return named == null || named == void.class ? Optional.empty() : Optional.of(named);
    }

    /**
     * Where values are written.
     *
     * @param backend which keeps them
     */
    public record Written(Namespace namespace, EntryBackend backend) {

        boolean atAll() {
            return backend.remote() || namespace.settings().copy();
        }
    }

    /** The type of what a namespace keeps by hand. */
    public ValueType of(Argument<?> content, Written written) {
        String id = written.namespace().settings().codec();
        return checked(content, codecs.standard(content, id), written);
    }

    private ValueType checked(Argument<?> content, Codec codec, Written written) {
        if (written.atAll()) {
            codecs.check(codec);
        }
        if (!codec.supports(content)) {
            throw new CacheConfigurationException(
                    "the codec "
                            + codec.id()
                            + " doesn't support "
                            + content.getTypeString(true)
                            + ". Name another in codec, or in larder.namespaces."
                            + written.namespace().name()
                            + ".codec.");
        }
        return new ValueType(content, codec, codecs);
    }
}
