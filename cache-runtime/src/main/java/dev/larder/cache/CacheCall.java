package dev.larder.cache;

import dev.larder.cache.key.CacheKey;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call of a cached method, as key builders and key dimensions see it. */
public interface CacheCall {

    /** The namespace of the entry. */
    String namespace();

    /** The class of the bean. */
    Class<?> beanType();

    /** The name of the method. */
    String methodName();

    /** The arguments by parameter name, in order; on routes what the key may use. */
    Map<String, @Nullable Object> arguments();

    /**
     * What surrounds the call: the current {@code HttpRequest}, its {@code Principal}, an element
     * of the propagated context. Empty where there is none.
     */
    <T> Optional<T> find(Class<T> ambient);

    /** The key that is used without a key builder of your own. */
    CacheKey defaultKey();
}
