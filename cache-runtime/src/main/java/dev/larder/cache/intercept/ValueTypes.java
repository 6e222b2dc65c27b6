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
                    ? named(content, codecs.of(named.get()))
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

    /**
     * The type of what a namespace keeps by hand. That the standard codec can't write a value shows
     * when it is to be written: it is then not stored, and said once.
     */
    public ValueType of(Argument<?> content, Written written) {
        Codec codec = codecs.standard(content, written.namespace().settings().codec());
        if (written.atAll()) {
            codecs.check(codec);
        }
        return new ValueType(content, codec, codecs);
    }

    private ValueType named(Argument<?> content, Codec codec) {
        if (!codec.supports(content)) {
            throw new CacheConfigurationException(
                    "codec = "
                            + codec.getClass().getSimpleName()
                            + ".class doesn't support "
                            + content.getTypeString(true)
                            + ".");
        }
        return new ValueType(content, codec, codecs);
    }
}
