package dev.larder.cache;

import io.micronaut.core.annotation.Internal;
import io.micronaut.core.propagation.PropagatedContextElement;

/** Carries the context of a running call along Micronaut's propagated context. */
@Internal
public interface CacheContextElement extends PropagatedContextElement {

    /** The context carried. */
    CacheContext context();
}
