package dev.larder.cache.entry;

import io.micronaut.core.annotation.Internal;
import io.micronaut.core.type.Argument;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Something worked out once per type, generics included, whatever the argument's name. */
@Internal
public final class PerType<T> {

    private final Map<Key, T> known = new ConcurrentHashMap<>();
    private final Function<Argument<?>, T> make;

    /** Of how to work it out. */
    public PerType(Function<Argument<?>, T> make) {
        this.make = make;
    }

    /** That of a type. */
    public T of(Argument<?> type) {
        Key key = new Key(type);
        T found = known.get(key);
        if (found == null) {
            found = make.apply(type);
            known.put(key, found);
        }
        return found;
    }

    private record Key(Argument<?> type) {

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Key other && type.equalsType(other.type);
        }

        @Override
        public int hashCode() {
            return type.typeHashCode();
        }
    }
}
