package dev.larder.cache.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.Cache;
import dev.larder.cache.Caches;
import dev.larder.cache.annotation.CacheBypass;
import dev.larder.cache.annotation.CacheKey;
import dev.larder.cache.annotation.CacheKeyIgnore;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.support.SettableClock;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembersTest {

    record Address(String city) {}

    record Customer(long id, @Nullable Address address) {}

    record Order(Customer customer, String note) {}

    record Page(List<String> authors, boolean complete, String name) {}

    @Singleton
    @Requires(property = "spec", value = "members")
    static class Books {
        final AtomicInteger loads = new AtomicInteger();

        private String load() {
            return "v" + loads.incrementAndGet();
        }

        @Cached("alias")
        String byAlias(long id) {
            return load();
        }

        @Cached(value = "paths", key = "order.customer.id")
        String ofCustomer(Order order) {
            return load();
        }

        @Cached(
                value = "deep",
                key = {"order.customer.address.city", "lang"})
        String ofCity(Order order, String lang, int ignored) {
            return load();
        }

        @Cached
        String annotated(
                @CacheKey({"customer.id", "note"}) Order order, @CacheKeyIgnore int trace) {
            return load();
        }

        @Cached(expire = "${members.expire}")
        String withPlaceholder(long id) {
            return load();
        }

        @Cached(expire = "${members.missing:3m}")
        String withDefaultedPlaceholder(long id) {
            return load();
        }

        @Cached(cacheNull = false)
        @Nullable String nullNotKept(long id) {
            loads.incrementAndGet();
            return null;
        }

        @Cached(cacheNull = false)
        Optional<String> emptyNotKept(long id) {
            loads.incrementAndGet();
            return Optional.empty();
        }

        @Cached(expire = "1h", expireNull = "10s")
        @Nullable String shortNull(long id) {
            loads.incrementAndGet();
            return null;
        }

        @Cached(tags = {"book:{id}", "kind:{kinds[]}", "all"})
        String taggedByArguments(long id, List<String> kinds) {
            return load();
        }

        @Cached(tags = {"author:{result.authors[]}", "named:{result.name}"})
        Page taggedByResult(long id) {
            loads.incrementAndGet();
            return new Page(List.of("ann", "b o/b"), true, "page:" + id);
        }

        @Cached(unless = "!result.complete")
        Page unlessIncomplete(boolean complete) {
            loads.incrementAndGet();
            return new Page(List.of(), complete, "");
        }

        @Cached(unless = "result == null")
        @Nullable String unlessNull(@Nullable String text) {
            loads.incrementAndGet();
            return text;
        }

        @Cached(unless = "result.authors.empty")
        Page unlessNoAuthors(List<String> authors) {
            loads.incrementAndGet();
            return new Page(authors, true, "");
        }

        @Cached(unless = "draft")
        String unlessDraft(long id, boolean draft) {
            return load();
        }

        @Cached(condition = "#{id > 10}")
        String onlyAboveTen(long id) {
            return load();
        }

        @Cached(value = "conditional", key = "id", condition = "#{wanted}")
        String conditional(long id, boolean wanted) {
            return load();
        }

        @Cached(value = "expressions", key = "#{id + ':' + lang}")
        String keyByExpression(long id, String lang, int ignored) {
            return load();
        }

        @Cached(value = "elsewhere", key = "id", backend = "second")
        String elsewhere(long id) {
            return load();
        }

        @Cached
        String bypassable(long id, @CacheBypass boolean fresh) {
            return load();
        }

        @Cached(expire = "forever", expireNull = "forever", waitLimit = "forever")
        String forEver(long id) {
            return load();
        }
    }

    private ApplicationContext context;
    private Books books;
    private Caches caches;
    private SettableClock clock;

    @BeforeAll
    void start() {
        context =
                ApplicationContext.run(
                        Map.of(
                                "spec", "members",
                                "test.clock", "settable",
                                "members.expire", "90s",
                                "larder.jitter", "0%",
                                "larder.backends.second.type", "memory"));
        books = context.getBean(Books.class);
        caches = context.getBean(Caches.class);
        clock = context.getBean(SettableClock.class);
    }

    @AfterAll
    void stop() {
        context.close();
    }

    private int loadsOf(Runnable calls) {
        int before = books.loads.get();
        calls.run();
        return books.loads.get() - before;
    }

    private static Order order(long customer, @Nullable String city, String note) {
        return new Order(new Customer(customer, city == null ? null : new Address(city)), note);
    }

    @Test
    void valueIsTheNamespace() {
        books.byAlias(1);
        assertThat(caches.namespaces()).contains("alias");
        caches.clear("alias");
        assertThat(loadsOf(() -> books.byAlias(1))).isEqualTo(1);
    }

    @Test
    void keyIsWhatItsPathReaches() {
        String first = books.ofCustomer(order(1, "here", "a"));
        assertThat(books.ofCustomer(order(1, "there", "b"))).isEqualTo(first);
        assertThat(books.ofCustomer(order(2, "here", "a"))).isNotEqualTo(first);
        assertThat(caches.named("paths", Long.class, String.class).get(1L)).contains(first);
    }

    @Test
    void pathThroughNullIsNull() {
        String first = books.ofCity(order(1, null, "a"), "de", 1);
        assertThat(books.ofCity(order(2, null, "b"), "de", 2)).isEqualTo(first);
        assertThat(books.ofCity(order(2, "x", "b"), "de", 2)).isNotEqualTo(first);
        assertThat(books.ofCity(order(2, null, "b"), "en", 2)).isNotEqualTo(first);
    }

    @Test
    void parametersAreKeptOutOrReducedByAnnotations() {
        String first = books.annotated(order(1, "here", "a"), 1);
        assertThat(books.annotated(order(1, "there", "a"), 2)).isEqualTo(first);
        assertThat(books.annotated(order(1, "here", "b"), 1)).isNotEqualTo(first);
    }

    @Test
    void lifetimeMayBeAPlaceholder() {
        books.withPlaceholder(1);
        books.withDefaultedPlaceholder(1);
        clock.advance(Duration.ofSeconds(89));
        assertThat(loadsOf(() -> books.withPlaceholder(1))).isZero();
        clock.advance(Duration.ofSeconds(2));
        assertThat(loadsOf(() -> books.withPlaceholder(1))).isEqualTo(1);
        assertThat(loadsOf(() -> books.withDefaultedPlaceholder(1))).isZero();
        clock.advance(Duration.ofSeconds(90));
        assertThat(loadsOf(() -> books.withDefaultedPlaceholder(1))).isEqualTo(1);
    }

    @Test
    void nullIsNotKeptWhereTheAnnotationSaysSo() {
        assertThat(loadsOf(() -> List.of(1, 2).forEach(i -> books.nullNotKept(7)))).isEqualTo(2);
        assertThat(loadsOf(() -> List.of(1, 2).forEach(i -> books.emptyNotKept(7)))).isEqualTo(2);
    }

    @Test
    void nullHasALifetimeOfItsOwn() {
        assertThat(loadsOf(() -> List.of(1, 2).forEach(i -> books.shortNull(1)))).isEqualTo(1);
        clock.advance(Duration.ofSeconds(11));
        assertThat(loadsOf(() -> books.shortNull(1))).isEqualTo(1);
    }

    @Test
    void eachElementOfAListIsATag() {
        for (String tag : List.of("book:1", "kind:a", "kind:b%20c", "all")) {
            books.taggedByArguments(1, List.of("a", "b c"));
            caches.invalidateTags(tag);
            assertThat(loadsOf(() -> books.taggedByArguments(1, List.of("a", "b c"))))
                    .as(tag)
                    .isEqualTo(1);
        }
        caches.invalidateTags("kind:c", "book:11", "kind:", "kind");
        assertThat(loadsOf(() -> books.taggedByArguments(1, List.of("a", "b c")))).isZero();
    }

    @Test
    void resultsGiveTagsToo() {
        for (String tag : List.of("author:ann", "author:b%20o%2Fb", "named:page%3A1")) {
            books.taggedByResult(1);
            caches.invalidateTags(tag);
            assertThat(loadsOf(() -> books.taggedByResult(1))).as(tag).isEqualTo(1);
        }
    }

    @Test
    void unlessReadsResultsAndArguments() {
        assertThat(loadsOf(() -> List.of(1, 2).forEach(i -> books.unlessIncomplete(false))))
                .isEqualTo(2);
        assertThat(loadsOf(() -> List.of(1, 2).forEach(i -> books.unlessIncomplete(true))))
                .isEqualTo(1);
        assertThat(loadsOf(() -> List.of(1, 2).forEach(i -> books.unlessNull(null)))).isEqualTo(2);
        assertThat(loadsOf(() -> List.of(1, 2).forEach(i -> books.unlessNull("a")))).isEqualTo(1);
        assertThat(loadsOf(() -> List.of(1, 2).forEach(i -> books.unlessNoAuthors(List.of()))))
                .isEqualTo(2);
        assertThat(loadsOf(() -> List.of(1, 2).forEach(i -> books.unlessNoAuthors(List.of("a")))))
                .isEqualTo(1);
        assertThat(loadsOf(() -> List.of(1, 2).forEach(i -> books.unlessDraft(1, true))))
                .isEqualTo(2);
        assertThat(loadsOf(() -> List.of(1, 2).forEach(i -> books.unlessDraft(1, false))))
                .isEqualTo(1);
    }

    @Test
    void falseConditionNeitherReadsNorWrites() {
        assertThat(loadsOf(() -> List.of(1, 2).forEach(i -> books.onlyAboveTen(10)))).isEqualTo(2);
        assertThat(loadsOf(() -> List.of(1, 2).forEach(i -> books.onlyAboveTen(11)))).isEqualTo(1);
    }

    @Test
    void falseConditionKeepsARefreshFromWritingToo() {
        String first = books.conditional(1, true);
        caches.refresh(() -> books.conditional(1, false));
        assertThat(books.conditional(1, true)).isEqualTo(first);
        assertThat(caches.<String>refresh(() -> books.conditional(1, true))).isNotEqualTo(first);
    }

    @Test
    void expressionIsTheKey() {
        String first = books.keyByExpression(1, "de", 1);
        assertThat(books.keyByExpression(1, "de", 2)).isEqualTo(first);
        assertThat(caches.named("expressions", String.class, String.class).get("1:de"))
                .contains(first);
    }

    @Test
    void entriesAreOnTheBackendThatTheAnnotationNames() {
        Cache<Long, String> byHand = caches.named("elsewhere", Long.class, String.class);
        books.elsewhere(1);
        assertThat(loadsOf(() -> books.elsewhere(1))).isZero();
        byHand.remove(1L);
        assertThat(loadsOf(() -> books.elsewhere(1))).isEqualTo(1);
        caches.clear("elsewhere");
        assertThat(loadsOf(() -> books.elsewhere(1))).isEqualTo(1);
        assertThat(caches.backend("second").type()).isEqualTo("memory");
    }

    @Test
    void bypassIsNoPartOfTheKey() {
        String first = books.bypassable(1, false);
        assertThat(books.bypassable(1, true)).isNotEqualTo(first);
        assertThat(books.bypassable(1, false)).isEqualTo(first);
    }

    @Test
    void foreverDoesNotOverflow() {
        books.forEver(1);
        clock.advance(Duration.ofDays(40_000));
        assertThat(loadsOf(() -> books.forEver(1))).isZero();
    }

    @Test
    void privateEntriesAreNoAddressOfTheirNamespace() {
        books.byAlias(5);
        Cache<Long, String> byHand = caches.named("alias", Long.class, String.class);
        assertThat(byHand.get(5L)).isEmpty();
        byHand.remove(5L);
        assertThat(loadsOf(() -> books.byAlias(5))).isZero();
        caches.evict(() -> books.byAlias(5));
        assertThat(loadsOf(() -> books.byAlias(5))).isEqualTo(1);
    }

    @Test
    void unknownBackendIsNamedBesideTheMethod() {
        assertThatThrownBy(() -> caches.backend("nowhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("second");
    }
}
