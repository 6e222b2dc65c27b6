package dev.larder.cache.addresses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.Cache;
import dev.larder.cache.Caches;
import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.key.CacheKey;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.context.annotation.Requires;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddressesTest {

    static final AtomicInteger LOADS = new AtomicInteger();

    static String load() {
        return "v" + LOADS.incrementAndGet();
    }

    @Singleton
    @Requires(property = "spec", value = "addresses")
    static class Overloads {
        @Cached("overloads")
        String find(long id) {
            return load();
        }

        @Cached("overloads")
        String find(Long id) {
            return load();
        }

        @Cached("overloads")
        String find(String id) {
            return load();
        }

        @Cached("overloads")
        String find(long id, String lang) {
            return load();
        }

        @Cached("overloads")
        String other(long id) {
            return load();
        }
    }

    abstract static class Base<T> {
        @Cached("bases")
        public String find(T id) {
            return load();
        }
    }

    @Singleton
    @Requires(property = "spec", value = "addresses")
    static class First extends Base<Long> {}

    @Singleton
    @Requires(property = "spec", value = "addresses")
    static class Second extends Base<Long> {}

    abstract static class Store {
        @Cached("stores")
        String find(long id) {
            return load();
        }
    }

    @Singleton
    @Named("red")
    @Requires(property = "spec", value = "addresses")
    static class Red extends Store {}

    @EachProperty("shops")
    @Requires(property = "spec", value = "addresses")
    static class Shop {
        final String name;

        Shop(@Parameter String name) {
            this.name = name;
        }

        @Cached("shops")
        String find(long id) {
            return name + load();
        }
    }

    @EachBean(Shop.class)
    @Requires(property = "spec", value = "addresses")
    static class Till {
        final Shop shop;

        Till(Shop shop) {
            this.shop = shop;
        }

        @Cached("tills")
        String find(long id) {
            return shop.name + load();
        }
    }

    @Prototype
    @Requires(property = "spec", value = "addresses")
    static class Fleeting {
        @Cached("fleeting")
        String find(long id) {
            return load();
        }
    }

    @Singleton
    @Requires(property = "spec", value = "addresses")
    static class Numbers {
        @Cached(value = "numbers", key = "id")
        String ofInt(int id) {
            return load();
        }

        @Cached(value = "numbers", key = "id")
        String ofLong(Long id) {
            return load();
        }

        @Cached(value = "numbers", key = "id")
        Optional<String> ofOptional(Optional<Short> id) {
            return Optional.of(load());
        }

        @Cached(value = "collections", key = "ids")
        String ofSet(Set<Integer> ids) {
            return load();
        }

        @Cached(value = "maps", key = "filter")
        String ofMap(Map<String, Integer> filter) {
            return load();
        }

        @Cached(
                value = "several",
                key = {"id", "lang"})
        String ofSeveral(int id, String lang) {
            return load();
        }

        @CacheInvalidate(
                namespace = "several",
                key = {"id", "lang"})
        void forget(long id, String lang) {}

        @Cached
        String ofArray(int[] ids, byte[] bytes) {
            return load();
        }
    }

    private ApplicationContext context;
    private Caches caches;
    private Numbers numbers;

    @BeforeAll
    void start() {
        context =
                ApplicationContext.run(
                        Map.of(
                                "spec", "addresses",
                                "shops.north.size", "1",
                                "shops.south.size", "1"));
        caches = context.getBean(Caches.class);
        numbers = context.getBean(Numbers.class);
    }

    @AfterAll
    void stop() {
        context.close();
    }

    @Test
    @Tag("B11")
    void overloadsAndOtherMethodsNeverMeet() {
        Overloads bean = context.getBean(Overloads.class);
        Set<String> all =
                Set.of(
                        bean.find(1L),
                        bean.find(Long.valueOf(1)),
                        bean.find("1"),
                        bean.find(1, "de"),
                        bean.other(1));
        assertThat(all).hasSize(5);
        assertThat(all).contains(bean.find(1L), bean.find(Long.valueOf(1)), bean.other(1));
    }

    @Test
    @Tag("B11")
    void subclassesOfAGenericBaseNeverMeet() {
        First first = context.getBean(First.class);
        Second second = context.getBean(Second.class);
        String of = first.find(1L);
        assertThat(second.find(1L)).isNotEqualTo(of);
        assertThat(first.find(1L)).isEqualTo(of);
    }

    @Test
    @Tag("B11")
    void beansOfOneClassNeverMeet() {
        for (Class<? extends Object> type : List.of(Shop.class, Till.class)) {
            Object north = context.getBean(type, Qualifiers.byName("north"));
            Object south = context.getBean(type, Qualifiers.byName("south"));
            assertThat(find(north)).startsWith("north");
            assertThat(find(south)).startsWith("south");
            assertThat(find(north)).isEqualTo(find(north)).startsWith("north");
        }
    }

    private static String find(Object bean) {
        return bean instanceof Shop shop ? shop.find(1) : ((Till) bean).find(1);
    }

    @Test
    void instancesOfAPrototypeMeet() {
        String first = context.getBean(Fleeting.class).find(1);
        assertThat(context.getBean(Fleeting.class).find(1)).isEqualTo(first);
    }

    @Test
    void integralNumbersAreTheSameWhateverTheirType() {
        String value = numbers.ofInt(42);
        assertThat(numbers.ofLong(42L)).isEqualTo(value);
        assertThat(numbers.ofOptional(Optional.of((short) 42))).contains(value);
        assertThat(caches.named("numbers", Integer.class, String.class).get(42)).contains(value);
        assertThat(caches.named("numbers", Long.class, String.class).get(42L)).contains(value);
    }

    @Test
    @Tag("B10")
    void setsAndMapsHaveNoOrder() {
        assertThat(numbers.ofSet(new LinkedHashSet<>(List.of(1, 2, 3))))
                .isEqualTo(numbers.ofSet(new LinkedHashSet<>(List.of(3, 1, 2))));
        Map<String, Integer> one = new LinkedHashMap<>();
        one.put("a", 1);
        one.put("b", 2);
        Map<String, Integer> other = new LinkedHashMap<>();
        other.put("b", 2);
        other.put("a", 1);
        assertThat(numbers.ofMap(one)).isEqualTo(numbers.ofMap(other));
    }

    @Test
    @Tag("B10")
    void arraysAreComparedByContent() {
        assertThat(numbers.ofArray(new int[] {1, 2}, new byte[] {3}))
                .isEqualTo(numbers.ofArray(new int[] {1, 2}, new byte[] {3}))
                .isNotEqualTo(numbers.ofArray(new int[] {1, 2}, new byte[] {4}));
    }

    @Test
    void keyOfAnotherKindIsAnError() {
        Cache<String, String> cache = caches.named("numbers", String.class, String.class);
        assertThatThrownBy(() -> cache.get("42"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("numbers")
                .hasMessageContaining("Long")
                .hasMessageContaining("String");
        assertThatThrownBy(() -> cache.remove("42")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cache.put("42", "a")).isInstanceOf(IllegalArgumentException.class);
        Cache<CacheKey, String> several = caches.named("numbers", CacheKey.class, String.class);
        assertThatThrownBy(() -> several.get(CacheKey.of(42, "de")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(several.get(CacheKey.of((byte) 4))).isEmpty();
    }

    @Test
    void valueOfAnotherTypeIsAnError() {
        Cache<Long, Integer> cache = caches.named("numbers", Long.class, Integer.class);
        assertThatThrownBy(() -> cache.get(42L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("numbers")
                .hasMessageContaining("java.lang.String")
                .hasMessageContaining("java.lang.Integer")
                .hasMessageContaining("Numbers.of");
        assertThat(caches.named("numbers", Long.class, CharSequence.class).get(4242L)).isEmpty();
    }

    @Test
    void severalValuesAreAKey() {
        String value = numbers.ofSeveral(1, "de");
        Cache<CacheKey, String> cache = caches.named("several", CacheKey.class, String.class);
        assertThat(cache.get(CacheKey.of(1L, "de"))).contains(value);
        assertThatThrownBy(() -> cache.get(CacheKey.of("de", 1L)))
                .isInstanceOf(IllegalArgumentException.class);
        numbers.forget(1, "de");
        assertThat(cache.get(CacheKey.of(1L, "de"))).isEmpty();
        cache.put(CacheKey.of(1).with("de"), "by hand");
        assertThat(numbers.ofSeveral(1, "de")).isEqualTo("by hand");
    }

    @Test
    void methodsOfAnAbstractBaseAreCachedInItsBeans() {
        assertThat(context.findBean(Red.class).map(red -> red.find(1).equals(red.find(1))))
                .contains(true);
    }
}
