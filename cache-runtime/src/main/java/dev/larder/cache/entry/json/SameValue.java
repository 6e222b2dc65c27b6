package dev.larder.cache.entry.json;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.beans.BeanProperty;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether one value says the same as another, also where its class has no equals of its own: then
 * the class and the properties that can be set are compared.
 */
final class SameValue {

    private SameValue() {}

    static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a == b) {
            return true;
        }
        if (a == null || b == null) {
            return false;
        }
        if (a instanceof Map<?, ?> map) {
            return b instanceof Map<?, ?> other && sameMap(map, other);
        }
        if (a instanceof Set<?> set) {
            return b instanceof Set<?> other && (set.equals(other) || inOrder(set, other));
        }
        if (a instanceof Collection<?> several) {
            return b instanceof Collection<?> other
                    && a instanceof List<?> == b instanceof List<?>
                    && !(b instanceof Set<?>)
                    && inOrder(several, other);
        }
        if (a instanceof Optional<?> optional) {
            return b instanceof Optional<?> other
                    && same(optional.orElse(null), other.orElse(null));
        }
        return a.getClass() == b.getClass() && sameOfClass(a, b);
    }

    private static boolean sameOfClass(Object a, Object b) {
        if (a.getClass().isArray()) {
            return sameArray(a, b);
        }
        Optional<? extends BeanIntrospection<?>> introspection =
                a instanceof Enum<?>
                        ? Optional.empty()
                        : BeanIntrospector.SHARED.findIntrospection(a.getClass());
        if (introspection.isEmpty()) {
            return a.equals(b);
        }
        for (BeanProperty<?, ?> property : introspection.get().getBeanProperties()) {
            if (!property.isWriteOnly()
                    && property.hasSetterOrConstructorArgument()
                    && !same(read(property, a), read(property, b))) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object read(BeanProperty<?, ?> property, Object bean) {
        return ((BeanProperty<Object, Object>) property).get(bean);
    }

    private static boolean sameMap(Map<?, ?> a, Map<?, ?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : a.entrySet()) {
            if (!b.containsKey(entry.getKey()) || !same(entry.getValue(), b.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean inOrder(Collection<?> a, Collection<?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        Iterator<?> others = b.iterator();
        for (Object one : a) {
            if (!same(one, others.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameArray(Object a, Object b) {
        int length = Array.getLength(a);
        if (length != Array.getLength(b)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!same(Array.get(a, i), Array.get(b, i))) {
                return false;
            }
        }
        return true;
    }
}
