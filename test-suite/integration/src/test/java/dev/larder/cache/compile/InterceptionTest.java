package dev.larder.cache.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.CacheOperation;
import dev.larder.cache.annotation.CachePut;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.annotation.Compiled;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.Introduction;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.AnnotationClassValue;
import io.micronaut.inject.ExecutableMethod;
import jakarta.inject.Singleton;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every caching annotation, however it gets to a method, leads to one interception of each call.
 */
class InterceptionTest {

    private ApplicationContext context;
    private Calls calls;

    @BeforeEach
    void start() {
        context = ApplicationContext.run(Map.of("spec", "interception"));
        calls = context.getBean(Calls.class);
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void methodsWithOneOrSeveralAnnotationsAreInterceptedOnce() {
        Annotated bean = context.getBean(Annotated.class);
        bean.cached(1);
        bean.put(1);
        bean.puts(1);
        bean.invalidate(1);
        bean.invalidates(1);
        bean.cachedAndInvalidate(1);
        bean.byStereotype(1);
        bean.byStereotypeOfStereotype(1);
        bean.plain(1);
        assertThat(calls.intercepted)
                .containsExactly(
                        "cached",
                        "put",
                        "puts",
                        "invalidate",
                        "invalidates",
                        "cachedAndInvalidate",
                        "byStereotype",
                        "byStereotypeOfStereotype");
    }

    @Test
    void inheritedAnnotationsAreInterceptedOnce() {
        Implementation bean = context.getBean(Implementation.class);
        bean.overridden(1L);
        ((Api<Long>) bean).overridden(2L);
        bean.byDefault(1L);
        ((Base<Long>) bean).ofBase(1L);
        assertThat(calls.intercepted)
                .containsExactly("overridden", "overridden", "byDefault", "ofBase");
    }

    @Test
    void introducedMethodsAreInterceptedOnce() {
        Introduced bean = context.getBean(Introduced.class);
        bean.overridden(1L);
        ((Api<Long>) bean).overridden(2L);
        bean.own("x");
        bean.byDefault(1L);
        assertThat(calls.intercepted)
                .containsExactly("overridden", "overridden", "own", "byDefault");
    }

    @Test
    void everyInterceptedMethodIsCompiled() {
        for (Class<?> type : List.of(Annotated.class, Implementation.class, Introduced.class)) {
            context.getBeanDefinition(type).getExecutableMethods().stream()
                    .filter(method -> method.hasStereotype(CacheOperation.class))
                    .forEach(
                            method ->
                                    assertThat(factoryOf(method))
                                            .as(method.getDescription(true))
                                            .isPresent());
        }
    }

    private static Optional<Object> factoryOf(ExecutableMethod<?, ?> method) {
        return Optional.ofNullable(method.getAnnotation(Compiled.class))
                .flatMap(compiled -> compiled.annotationClassValue("keyFactory"))
                .flatMap(AnnotationClassValue::getInstance);
    }

    @Singleton
    @Requires(property = "spec", value = "interception")
    static class Calls {
        final List<String> intercepted = new CopyOnWriteArrayList<>();
    }

    /** Meets every cached bean of its context: no other test is to have it. */
    @Prototype
    @InterceptorBean(CacheOperation.class)
    @Requires(property = "spec", value = "interception")
    static class Recorder implements MethodInterceptor<Object, Object> {
        private final Calls calls;

        Recorder(Calls calls) {
            this.calls = calls;
        }

        @Override
        public Object intercept(MethodInvocationContext<Object, Object> context) {
            calls.intercepted.add(context.getMethodName());
            return context.proceed();
        }
    }

    @Cached(namespace = "stereotyped")
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @interface Stereotype {}

    @Stereotype
    @CacheInvalidate(namespace = "other", all = true)
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface StereotypeOfStereotype {}

    @Singleton
    @Requires(property = "spec", value = "interception")
    static class Annotated {
        @Cached
        public long cached(long id) {
            return id;
        }

        @CachePut(namespace = "a", key = "id")
        public long put(long id) {
            return id;
        }

        @CachePut(namespace = "a", key = "id")
        @CachePut(namespace = "b", key = "id")
        public long puts(long id) {
            return id;
        }

        @CacheInvalidate(namespace = "a", key = "id")
        public long invalidate(long id) {
            return id;
        }

        @CacheInvalidate(namespace = "a", key = "id")
        @CacheInvalidate(tags = "a:{id}")
        public long invalidates(long id) {
            return id;
        }

        @Cached
        @CacheInvalidate(namespace = "a", key = "id")
        @CachePut(namespace = "a", key = "id")
        public long cachedAndInvalidate(long id) {
            return id;
        }

        @Stereotype
        public long byStereotype(long id) {
            return id;
        }

        @StereotypeOfStereotype
        public long byStereotypeOfStereotype(long id) {
            return id;
        }

        public long plain(long id) {
            return id;
        }
    }

    interface Api<K> {
        @Cached
        String overridden(K key);

        @Cached
        default String byDefault(K key) {
            return "default " + key;
        }
    }

    abstract static class Base<K> {
        @Cached
        public String ofBase(K key) {
            return "base " + key;
        }
    }

    @Singleton
    @Requires(property = "spec", value = "interception")
    static class Implementation extends Base<Long> implements Api<Long> {
        @Override
        public String overridden(Long key) {
            return "own " + key;
        }
    }

    @Introduction
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Implemented {}

    @Implemented
    @Requires(property = "spec", value = "interception")
    interface Introduced extends Api<Long> {
        @Override
        String overridden(Long key);

        @Cached
        String own(String key);
    }

    @Singleton
    @InterceptorBean(Implemented.class)
    @Requires(property = "spec", value = "interception")
    static class Implementor implements MethodInterceptor<Object, Object> {
        @Override
        public Object intercept(MethodInvocationContext<Object, Object> context) {
            return context.getExecutableMethod().isAbstract() ? "introduced" : context.proceed();
        }
    }
}
