package dev.larder.cache.intercept;

import dev.larder.cache.CacheConfigurationException;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.ExecutableMethod;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A method of a bean, as plans and messages name it.
 *
 * @param beanType the class of the bean, not of its proxy
 * @param qualifier what tells beans of the class apart; null where there is nothing
 * @param generics what its type variables stand for
 */
record MethodSite(
        Class<?> beanType,
        @Nullable String qualifier,
        ExecutableMethod<?, ?> method,
        Generics generics) {

    /** The parameters, type variables of the bean's supertypes resolved. */
    Argument<?>[] parameters() {
        return generics.resolved(method.getArguments());
    }

    /** What the method gives, resolved. */
    Argument<?> returned() {
        return generics.resolved(method.getReturnType().asArgument());
    }

    /** {@code pkg.Class.method(types)}. */
    String text() {
        return beanType.getName() + "." + signature();
    }

    private String signature() {
        return Arrays.stream(method.getArguments())
                .map(argument -> typeName(argument))
                .collect(Collectors.joining(",", method.getMethodName() + "(", ")"));
    }

    private static String typeName(Argument<?> argument) {
        Class<?> type = argument.getType();
        return type.isArray() ? type.getComponentType().getName() + "[]" : type.getName();
    }

    /** Whose private entries those of the method are: equal for equal methods of equal beans. */
    Owner owner() {
        return new Owner(text() + (qualifier == null ? "" : "@" + qualifier));
    }

    /** An owner of private entries. */
    record Owner(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    CacheConfigurationException fail(String member, String reason) {
        return new CacheConfigurationException(text() + ": " + member + ": " + reason);
    }
}
