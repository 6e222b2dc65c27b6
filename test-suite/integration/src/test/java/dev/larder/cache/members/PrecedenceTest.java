package dev.larder.cache.members;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.CacheContext;
import dev.larder.cache.Caches;
import dev.larder.cache.annotation.CacheDefaults;
import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.CachePut;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.support.SettableClock;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Context over annotation over {@code @CacheDefaults} over namespace over global settings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrecedenceTest {

    static final AtomicInteger LOADS = new AtomicInteger();

    static String load() {
        return "v" + LOADS.incrementAndGet();
    }

    @Cached(expire = "70s", tags = "stereotype:{id}")
    @Retention(RetentionPolicy.RUNTIME)
    @interface Shortly {}

    @Shortly
    @Retention(RetentionPolicy.RUNTIME)
    @interface Indirectly {}

    @CacheInvalidate(namespace = "set", key = "id")
    @Retention(RetentionPolicy.RUNTIME)
    @interface Changing {}

    @Singleton
    @Requires(property = "spec", value = "precedence")
    @CacheDefaults(namespace = "set", expire = "30s", tags = "by-type", backend = "second")
    static class AllSet {
        @Cached(expire = "20s")
        String annotation(long id) {
            return load();
        }

        @Cached(expire = "20s")
        String context(long id) {
            CacheContext.current().orElseThrow().expire(Duration.ofSeconds(10));
            return load();
        }

        @Cached
        String byType(long id) {
            return load();
        }

        @Cached(key = "id")
        String addressed(long id) {
            return load();
        }

        @CachePut(key = "id")
        String put(long id) {
            return load();
        }

        @Cached
        @Nullable String nullByNamespace(long id) {
            load();
            return null;
        }

        @Cached(cacheNull = true)
        @Nullable String nullByAnnotation(long id) {
            load();
            return null;
        }

        @Changing
        void change(long id) {}
    }

    @Singleton
    @Requires(property = "spec", value = "precedence")
    static class Plain {
        @Cached("set")
        String byNamespace(long id) {
            return load();
        }

        @Cached
        String global(long id) {
            return load();
        }

        @Cached
        @Nullable String globalNull(long id) {
            load();
            return null;
        }

        @Cached(expire = "100s")
        @Nullable String nullOfAnnotatedLife(long id) {
            load();
            return null;
        }

        @Shortly
        String stereotype(long id) {
            return load();
        }

        @Indirectly
        String indirectly(long id) {
            return load();
        }

        @Indirectly
        @Cached(expire = "15s")
        String ownOverStereotype(long id) {
            return load();
        }
    }

    private ApplicationContext context;
    private Caches caches;
    private SettableClock clock;
    private AllSet set;
    private Plain plain;

    @BeforeAll
    void start() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spec", "precedence");
        properties.put("test.clock", "settable");
        properties.put("larder.jitter", "0%");
        properties.put("larder.expire", "50s");
        properties.put("larder.expire-null", "5s");
        properties.put("larder.backends.second.type", "memory");
        properties.put("larder.namespaces.set.expire", "40s");
        properties.put("larder.namespaces.set.cache-null", "false");
        properties.put("larder.namespaces.set.tags", List.of("by-namespace"));
        context = ApplicationContext.run(properties);
        caches = context.getBean(Caches.class);
        clock = context.getBean(SettableClock.class);
        set = context.getBean(AllSet.class);
        plain = context.getBean(Plain.class);
    }

    @AfterAll
    void stop() {
        context.close();
    }

    interface Call {
        @Nullable String find(long id);
    }

    record Life(String name, int seconds, Call call) {
        @Override
        public String toString() {
            return name + " " + seconds + " s";
        }
    }

    Stream<Life> lives() {
        return Stream.of(
                new Life("context", 10, set::context),
                new Life("annotation", 20, set::annotation),
                new Life("type", 30, set::byType),
                new Life("namespace", 40, plain::byNamespace),
                new Life("global", 50, plain::global),
                new Life("global null", 5, plain::globalNull),
                new Life("global null before the annotation", 5, plain::nullOfAnnotatedLife),
                new Life("stereotype", 70, plain::stereotype),
                new Life("stereotype of a stereotype", 70, plain::indirectly),
                new Life("annotation over stereotype", 15, plain::ownOverStereotype));
    }

    private int loadsOf(Runnable calls) {
        int before = LOADS.get();
        calls.run();
        return LOADS.get() - before;
    }

    @ParameterizedTest
    @MethodSource("lives")
    void nearestLifetimeWins(Life life) {
        life.call().find(1);
        clock.advance(Duration.ofMillis(life.seconds() * 1000 - 10));
        assertThat(loadsOf(() -> life.call().find(1))).isZero();
        clock.advance(Duration.ofMillis(20));
        assertThat(loadsOf(() -> life.call().find(1))).isEqualTo(1);
    }

    @Test
    void memberThatIsNotWrittenInheritsWhateverItsDefault() {
        assertThat(loadsOf(() -> Stream.of(1, 2).forEach(i -> set.nullByNamespace(2))))
                .isEqualTo(2);
        assertThat(loadsOf(() -> Stream.of(1, 2).forEach(i -> set.nullByAnnotation(2))))
                .isEqualTo(1);
    }

    @Test
    void tagsOfTheTypeReplaceThoseOfTheNamespace() {
        set.byType(3);
        plain.byNamespace(3);
        caches.invalidateTags("by-type");
        assertThat(loadsOf(() -> set.byType(3))).isEqualTo(1);
        assertThat(loadsOf(() -> plain.byNamespace(3))).isZero();
        caches.invalidateTags("by-namespace");
        assertThat(loadsOf(() -> set.byType(3))).isZero();
        assertThat(loadsOf(() -> plain.byNamespace(3))).isEqualTo(1);
    }

    @Test
    void stereotypesCarryAllMembers() {
        plain.indirectly(4);
        caches.invalidateTags("stereotype:4");
        assertThat(loadsOf(() -> plain.indirectly(4))).isEqualTo(1);
        set.addressed(4);
        set.change(4);
        assertThat(loadsOf(() -> set.addressed(4))).isEqualTo(1);
    }

    @Test
    void backendOfTheTypeIsUsedByReadsAndPuts() {
        set.addressed(5);
        set.put(5);
        assertThat(loadsOf(() -> set.addressed(5))).isZero();
        assertThat(caches.backend("second").type()).isEqualTo("memory");
    }
}
