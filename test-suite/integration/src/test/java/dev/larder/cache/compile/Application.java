package dev.larder.cache.compile;

import dev.larder.cache.annotation.Compiled;
import dev.larder.cache.key.KeyFactory;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.annotation.AnnotationClassValue;
import io.micronaut.inject.ExecutableMethod;
import java.util.Optional;

/** A started application of compiled classes. */
final class Application implements AutoCloseable {

    private final ClassLoader loader;
    private final ApplicationContext context;

    Application(Compilation compilation) {
        loader = compilation.succeeded().loader();
        context = ApplicationContext.builder(loader).start();
    }

    Class<?> type(String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    Object bean(String type) {
        return context.getBean(type(type));
    }

    /** The only method of that name that a bean has intercepted. */
    ExecutableMethod<?, ?> method(String type, String name) {
        return context.getBeanDefinition(type(type))
                .findPossibleMethods(name)
                .findFirst()
                .orElseThrow();
    }

    /** What the visitor generated for it, as the method's metadata holds it. */
    KeyFactory factory(String type, String method) {
        return factory(method(type, method)).orElseThrow();
    }

    static Optional<KeyFactory> factory(ExecutableMethod<?, ?> method) {
        return Optional.ofNullable(method.getAnnotation(Compiled.class))
                .flatMap(compiled -> compiled.annotationClassValue("keyFactory"))
                .flatMap(AnnotationClassValue::getInstance)
                .map(KeyFactory.class::cast);
    }

    @Override
    public void close() {
        context.close();
    }
}
