package dev.larder.cache.intercept;

import dev.larder.cache.key.KeyBuilder;
import dev.larder.cache.key.KeyDimension;
import dev.larder.cache.key.KeyEncoder;
import dev.larder.cache.key.KeyParts;
import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanRegistration;
import io.micronaut.context.annotation.Factory;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The beans of the application that take part in making keys. */
@Factory
final class KeyBeans {

    private static final Map<String, String> MODULES =
            Map.of(
                    "user", "io.micronaut.security:micronaut-security",
                    "tenant", "io.micronaut.multitenancy:micronaut-multitenancy",
                    "locale", "io.micronaut:micronaut-http");

    private final BeanContext context;

    KeyBeans(BeanContext context) {
        this.context = context;
    }

    @Singleton
    KeyParts parts() {
        Map<Class<?>, KeyEncoder<?>> encoders = new LinkedHashMap<>();
        for (BeanRegistration<KeyEncoder> encoder :
                context.getBeanRegistrations(KeyEncoder.class)) {
            encoders.putIfAbsent(encoded(encoder.getBeanDefinition()), encoder.getBean());
        }
        return new KeyParts(encoders);
    }

    private static Class<?> encoded(BeanDefinition<?> encoder) {
        var arguments = encoder.getTypeArguments(KeyEncoder.class);
        return arguments.isEmpty() ? Object.class : arguments.get(0).getType();
    }

    /** The dimensions of {@code varyBy}, in its order. */
    List<KeyDimension> dimensions(MethodSite site, String[] names) {
        List<KeyDimension> dimensions = new ArrayList<>();
        for (String name : names) {
            dimensions.add(
                    context.findBean(KeyDimension.class, Qualifiers.byName(name))
                            .orElseThrow(
                                    () -> site.fail("varyBy = \"" + name + "\"", missing(name))));
        }
        return dimensions;
    }

    private static String missing(String name) {
        String module = MODULES.get(name);
        return module == null
                ? "there is no KeyDimension bean of that name. Define one with @Named(\""
                        + name
                        + "\")."
                : "needs the artifact "
                        + module
                        + ", or a KeyDimension bean with @Named(\""
                        + name
                        + "\").";
    }

    /** The builder that an annotation names. */
    KeyBuilder builder(MethodSite site, Class<?> type) {
        return context.findBean(type)
                .filter(KeyBuilder.class::isInstance)
                .map(KeyBuilder.class::cast)
                .orElseThrow(
                        () ->
                                site.fail(
                                        "keyBuilder = " + type.getSimpleName() + ".class",
                                        "no bean of that type is a KeyBuilder. Implement"
                                                + " dev.larder.cache.key.KeyBuilder and annotate the class"
                                                + " with @Singleton."));
    }

    /** The builder that replaces the default everywhere: a primary bean. */
    Optional<KeyBuilder> globalBuilder() {
        return context.getBeanDefinitions(KeyBuilder.class).stream()
                .filter(BeanDefinition::isPrimary)
                .findFirst()
                .map(context::getBean);
    }
}
