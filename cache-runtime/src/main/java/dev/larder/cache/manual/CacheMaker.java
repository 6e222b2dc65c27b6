package dev.larder.cache.manual;

import dev.larder.cache.AsyncCache;
import dev.larder.cache.Cache;
import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.entry.ValueType;
import dev.larder.cache.grammar.GrammarException;
import dev.larder.cache.grammar.Names;
import dev.larder.cache.intercept.ValueTypes;
import dev.larder.cache.namespace.Namespace;
import dev.larder.cache.namespace.Namespaces;
import io.micronaut.context.annotation.Any;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.core.annotation.AnnotationUtil;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.ArgumentCoercible;
import io.micronaut.core.type.GenericPlaceholder;
import io.micronaut.inject.InjectionPoint;
import org.jspecify.annotations.Nullable;

/** Makes the caches by hand, those that are injected by the name of their namespace too. */
@Factory
final class CacheMaker {

    private final Namespaces namespaces;
    private final ValueTypes types;
    private final ManualParts parts;

    CacheMaker(Namespaces namespaces, ValueTypes types, ManualParts parts) {
        this.namespaces = namespaces;
        this.types = types;
        this.parts = parts;
    }

    <K, V> Cache<K, V> cache(String name, Argument<K> key, Argument<V> value) {
        Namespace namespace = namespaces.named(Names.namespace(name));
        ValueType type = types.of(value, new ValueTypes.Written(namespace, namespace.usual()));
        return new SyncCache<>(new Entries<>(namespace, type, parts), parts);
    }

    @Prototype
    @Any
    <K, V> Cache<K, V> injected(@Nullable InjectionPoint<?> point) {
        return injectedAt(point, "Cache");
    }

    @Prototype
    @Any
    <K, V> AsyncCache<K, V> injectedAsync(@Nullable InjectionPoint<?> point) {
        return this.<K, V>injectedAt(point, "AsyncCache").async();
    }

    /** Of a raw type they are its type variables. */
    private static boolean known(Argument<?>[] generics) {
        return generics.length == 2
                && !(generics[0] instanceof GenericPlaceholder)
                && !(generics[1] instanceof GenericPlaceholder);
    }

    @SuppressWarnings("unchecked")
    private <K, V> Cache<K, V> injectedAt(@Nullable InjectionPoint<?> point, String type) {
        if (!(point instanceof ArgumentCoercible<?> typed)) {
            throw new CacheConfigurationException(
                    "A " + type + " is injected by name, or taken from Caches.named(...).");
        }
        Argument<?>[] generics = typed.asArgument().getTypeParameters();
        String name = point.getAnnotationMetadata().stringValue(AnnotationUtil.NAMED).orElse("");
        String where = point.getDeclaringBean().getName() + ": ";
        if (name.isEmpty() || !known(generics)) {
            throw new CacheConfigurationException(
                    where
                            + "a "
                            + type
                            + " needs the name of its namespace and its types. Write"
                            + " @Named(\"catalog\") "
                            + type
                            + "<Long, Product>.");
        }
        try {
            return (Cache<K, V>) cache(name, generics[0], generics[1]);
        } catch (GrammarException e) {
            throw new CacheConfigurationException(where + "@Named: " + e.getMessage(), e);
        }
    }
}
