package dev.larder.cache.intercept;

import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.core.propagation.PropagatedContextElement;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What surrounds a call. */
@Singleton
public final class Ambient {

    /** One kind of surroundings, such as the current request. A bean. */
    public interface Source {
        /** What it has of a type. */
        <T> Optional<T> find(Class<T> type);
    }

    private final List<Source> sources;

    Ambient(List<Source> sources) {
        this.sources = sources;
    }

    /** The first that a source has, else an element of the propagated context. */
    public <T> Optional<T> find(Class<T> type) {
        for (Source source : sources) {
            Optional<T> found = source.find(type);
            if (found.isPresent()) {
                return found;
            }
        }
        if (!PropagatedContextElement.class.isAssignableFrom(type)) {
            return Optional.empty();
        }
        return PropagatedContext.find()
                .flatMap(
                        context ->
                                context.findAll(PropagatedContextElement.class)
                                        .filter(type::isInstance)
                                        .findFirst())
                .map(type::cast);
    }
}
