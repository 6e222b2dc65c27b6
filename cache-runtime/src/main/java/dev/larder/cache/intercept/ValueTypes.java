package dev.larder.cache.intercept;

import dev.larder.cache.entry.StringCodec;
import dev.larder.cache.entry.ValueType;
import dev.larder.cache.namespace.Namespace;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;

/** Finds the codec of what a method caches. */
@Singleton
public final class ValueTypes {

    ValueType of(
            MethodPlans.Declared declared, AnnotationValue<?> annotation, Namespace namespace) {
        return new ValueType(declared.shape().content(), new StringCodec());
    }

    /** The type of what a namespace keeps by hand. */
    public ValueType of(Argument<?> content, Namespace namespace) {
        return new ValueType(content, new StringCodec());
    }
}
