package dev.larder.cache.beans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.CacheCall;
import dev.larder.cache.Caches;
import dev.larder.cache.annotation.CacheDefaults;
import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.dimension.LocaleDimension;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.KeyBuilder;
import dev.larder.cache.key.KeyDimension;
import dev.larder.cache.key.KeyEncoder;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyBeansTest {

    /** As a page request of a data module: an interface, implemented by what has no equals. */
    interface Page {
        int number();

        int size();

        static Page of(int number, int size) {
            return new Page() {
                @Override
                public int number() {
                    return number;
                }

                @Override
                public int size() {
                    return size;
                }
            };
        }
    }

    @Singleton
    @Requires(property = "spec", value = "keybeans")
    static class PageEncoder implements KeyEncoder<Page> {
        @Override
        public Object encode(Page value) {
            return List.of(value.number(), value.size());
        }
    }

    @Singleton
    @Requires(property = "spec", value = "keybeans")
    static class WordBuilder implements KeyBuilder {
        final List<CacheCall> calls = new CopyOnWriteArrayList<>();

        @Override
        public CacheKey build(CacheCall call) {
            calls.add(call);
            String word = (String) call.arguments().get("word");
            return CacheKey.of(word == null ? "" : word.toLowerCase(Locale.ROOT));
        }
    }

    @Singleton
    @Requires(property = "spec", value = "keybeans")
    static class WrappingBuilder implements KeyBuilder {
        @Override
        public CacheKey build(CacheCall call) {
            String header =
                    call.find(HttpRequest.class)
                            .map(request -> request.getHeaders().get("X-Region"))
                            .orElse("none");
            return call.defaultKey().with(header);
        }
    }

    @Singleton
    @Named("region")
    @Requires(property = "spec", value = "keybeans")
    static class Region implements KeyDimension {
        volatile @Nullable String region = "eu";

        @Override
        public @Nullable Object value(CacheCall call) {
            return region;
        }
    }

    /** Takes the place of the one that comes with Larder, and asks it. */
    @Singleton
    @Named("locale")
    @Requires(property = "spec", value = "keybeans")
    static class Language implements KeyDimension {
        private final LocaleDimension usual;

        Language(LocaleDimension usual) {
            this.usual = usual;
        }

        @Override
        public @Nullable Object value(CacheCall call) {
            return usual.value(call) instanceof Locale locale ? locale.getLanguage() : null;
        }
    }

    @Singleton
    @Requires(property = "spec", value = "keybeans")
    static class Repository {
        final AtomicInteger loads = new AtomicInteger();

        private String load() {
            return "v" + loads.incrementAndGet();
        }

        @Cached
        String paged(Page page) {
            return load();
        }

        @Cached(
                namespace = "pages",
                key = {"page", "id"})
        String pagedAt(Page page, long id) {
            return load();
        }

        @CacheInvalidate(
                namespace = "pages",
                key = {"page", "id"})
        void forget(Page page, long id) {}

        @Cached(keyBuilder = WordBuilder.class)
        String byWord(String word, int other) {
            return load();
        }

        @Cached(namespace = "words", keyBuilder = WordBuilder.class)
        String sharedByWord(String word) {
            return load();
        }

        @Cached(namespace = "words", keyBuilder = WordBuilder.class)
        String sharedByWordToo(String word, long ignored) {
            return load();
        }

        @Cached(keyBuilder = WrappingBuilder.class)
        Mono<String> byRegionHeader(long id, Page page) {
            return Mono.fromSupplier(this::load);
        }

        @Cached(namespace = "regional", key = "id", varyBy = "region")
        String regional(long id) {
            return load();
        }

        @CacheInvalidate(namespace = "regional", key = "id", varyBy = "region")
        void forgetRegional(long id) {}

        @Cached(varyBy = {"locale", "region"})
        String localised(long id) {
            return load();
        }
    }

    @Singleton
    @Requires(property = "spec", value = "keybeans")
    @CacheDefaults(namespace = "defaults", varyBy = "region")
    static class WithDefaults {
        final AtomicInteger loads = new AtomicInteger();

        @Cached(key = "id")
        String find(long id) {
            return "v" + loads.incrementAndGet();
        }

        @CacheInvalidate(key = "id")
        void forget(long id) {}
    }

    private ApplicationContext context;
    private Repository repository;
    private Region region;
    private Caches caches;

    @BeforeAll
    void start() {
        context =
                ApplicationContext.run(
                        Map.of("spec", "keybeans", "larder.namespaces.words.vary-by", "region"));
        repository = context.getBean(Repository.class);
        region = context.getBean(Region.class);
        caches = context.getBean(Caches.class);
    }

    @AfterAll
    void stop() {
        context.close();
    }

    private static <T> T in(HttpRequest<?> request, Supplier<T> call) {
        return ServerRequestContext.with(request, call);
    }

    @Test
    void encoderOfAnInterfaceServesWhatImplementsIt() {
        String first = repository.paged(Page.of(1, 10));
        assertThat(repository.paged(Page.of(1, 10))).isEqualTo(first);
        assertThat(repository.paged(Page.of(2, 10))).isNotEqualTo(first);
    }

    @Test
    void encoderServesAddressesAndChangesToo() {
        String first = repository.pagedAt(Page.of(1, 10), 7);
        assertThat(
                        caches.named("pages", CacheKey.class, String.class)
                                .get(CacheKey.of(Page.of(1, 10), 7)))
                .contains(first);
        repository.forget(Page.of(1, 10), 7);
        assertThat(repository.pagedAt(Page.of(1, 10), 7)).isNotEqualTo(first);
    }

    @Test
    void builderIsGivenTheCall() {
        WordBuilder builder = context.getBean(WordBuilder.class);
        builder.calls.clear();
        String first = repository.byWord("Word", 1);
        assertThat(repository.byWord("wORD", 2)).isEqualTo(first);
        CacheCall call = builder.calls.get(0);
        assertThat(call.beanType()).isEqualTo(Repository.class);
        assertThat(call.methodName()).isEqualTo("byWord");
        assertThat(call.namespace()).contains("Repository.byWord(java.lang.String,int)");
        assertThat(call.arguments())
                .containsExactly(Map.entry("word", "Word"), Map.entry("other", 1));
        assertThat(call.find(HttpRequest.class)).isEmpty();
        assertThat(call.defaultKey()).isNotEqualTo(CacheKey.of("Word", 1));
    }

    @Test
    void builtKeysOfANamedNamespaceAreAddresses() {
        String first = repository.sharedByWord("Same");
        assertThat(repository.sharedByWordToo("same", 4)).isEqualTo(first);
        region.region = "us";
        assertThat(repository.sharedByWordToo("same", 4)).isNotEqualTo(first);
        region.region = "eu";
    }

    @Test
    void builderWrapsTheDefaultKeyAndSeesTheRequest() {
        HttpRequest<?> eu = HttpRequest.GET("/").header("X-Region", "eu");
        HttpRequest<?> us = HttpRequest.GET("/").header("X-Region", "us");
        Page page = Page.of(1, 1);
        String first = in(eu, () -> repository.byRegionHeader(1, page).block());
        assertThat(in(eu, () -> repository.byRegionHeader(1, Page.of(1, 1)).block()))
                .isEqualTo(first);
        assertThat(in(us, () -> repository.byRegionHeader(1, page).block())).isNotEqualTo(first);
        assertThat(in(eu, () -> repository.byRegionHeader(2, page).block())).isNotEqualTo(first);
        assertThat(repository.byRegionHeader(1, page).block()).isNotEqualTo(first);
    }

    @Test
    void ownDimensionDistinguishesAddresses() {
        String eu = repository.regional(1);
        region.region = "us";
        String us = repository.regional(1);
        assertThat(us).isNotEqualTo(eu);
        repository.forgetRegional(1);
        assertThat(repository.regional(1)).isNotEqualTo(us);
        region.region = null;
        String none = repository.regional(1);
        region.region = "null";
        assertThat(repository.regional(1)).isNotEqualTo(none);
        region.region = "eu";
        assertThat(repository.regional(1)).isEqualTo(eu);
        assertThat(caches.named("regional", CacheKey.class, String.class).get(CacheKey.of(1, "eu")))
                .contains(eu);
    }

    @Test
    void dimensionsOfTheTypeAreInherited() {
        WithDefaults bean = context.getBean(WithDefaults.class);
        String eu = bean.find(1);
        region.region = "us";
        String us = bean.find(1);
        assertThat(us).isNotEqualTo(eu);
        bean.forget(1);
        assertThat(bean.find(1)).isNotEqualTo(us);
        region.region = "eu";
        assertThat(bean.find(1)).isEqualTo(eu);
    }

    @Test
    void ownDimensionReplacesOneOfOursAndWrapsIt() {
        HttpRequest<?> british = HttpRequest.GET("/").header("Accept-Language", "en-GB");
        HttpRequest<?> american = HttpRequest.GET("/").header("Accept-Language", "en-US");
        HttpRequest<?> german = HttpRequest.GET("/").header("Accept-Language", "de-DE");
        String english = in(british, () -> repository.localised(1));
        assertThat(in(american, () -> repository.localised(1))).isEqualTo(english);
        assertThat(in(german, () -> repository.localised(1))).isNotEqualTo(english);
    }

    @Singleton
    @Requires(property = "spec", value = "missing-tenant")
    static class NeedsTenant {
        @Cached(varyBy = "tenant")
        String find(long id) {
            return "v";
        }
    }

    @Singleton
    @Requires(property = "spec", value = "missing-own")
    static class NeedsOwn {
        @Cached(varyBy = "mood")
        String find(long id) {
            return "v";
        }
    }

    @Test
    void dimensionWithoutItsModuleStopsTheStart() {
        assertThatThrownBy(() -> ApplicationContext.run(Map.of("spec", "missing-tenant")).close())
                .hasMessageContaining("NeedsTenant.find(long)")
                .hasMessageContaining("tenant")
                .hasMessageContaining("micronaut-multitenancy");
    }

    @Test
    void dimensionWithoutBeanStopsTheStart() {
        assertThatThrownBy(() -> ApplicationContext.run(Map.of("spec", "missing-own")).close())
                .hasMessageContaining("NeedsOwn.find(long)")
                .hasMessageContaining("mood")
                .hasMessageContaining("@Named");
    }

    @Singleton
    @io.micronaut.context.annotation.Primary
    @Requires(property = "spec", value = "global-builder")
    static class GlobalBuilder implements KeyBuilder {
        @Override
        public CacheKey build(CacheCall call) {
            return call.defaultKey().with("everywhere");
        }
    }

    @Singleton
    @Requires(property = "spec", value = "global-builder")
    static class PlainBuilder implements KeyBuilder {
        @Override
        public CacheKey build(CacheCall call) {
            return CacheKey.of("one for all");
        }
    }

    @Singleton
    @Requires(property = "spec", value = "global-builder")
    static class Built {
        final AtomicInteger loads = new AtomicInteger();

        @Cached
        String find(long id) {
            return dev.larder.cache.CacheContext.current().orElseThrow().key().text();
        }

        @Cached(keyBuilder = PlainBuilder.class)
        String findOne(long id) {
            return "v" + loads.incrementAndGet();
        }
    }

    @Test
    void primaryBuilderActsEverywhereAndOthersWhereTheyAreNamed() {
        try (ApplicationContext other = ApplicationContext.run(Map.of("spec", "global-builder"))) {
            Built built = other.getBean(Built.class);
            assertThat(built.find(1)).endsWith("|1,s10:everywhere");
            assertThat(built.findOne(1)).isEqualTo(built.findOne(2));
        }
    }
}
