package dev.larder.cache.beans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.Cache;
import dev.larder.cache.CacheContext;
import dev.larder.cache.Caches;
import dev.larder.cache.annotation.CacheDefaults;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.entry.Codec;
import dev.larder.cache.load.SingleFlight;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CodecBeansTest {

    @Serdeable
    record Product(long id, List<String> names) {}

    /** Writes with the JSON codec, and keeps what it wrote. */
    abstract static class Wrapping implements Codec {
        final List<String> written = new CopyOnWriteArrayList<>();
        final AtomicInteger read = new AtomicInteger();
        private final String id;
        private final Codec json;

        Wrapping(String id, Codec json) {
            this.id = id;
            this.json = json;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public boolean supports(Argument<?> type) {
            return true;
        }

        @Override
        public <T> byte[] encode(Argument<T> type, T value) throws IOException {
            written.add(String.valueOf(value));
            return json.encode(type, value);
        }

        @Override
        public <T> T decode(Argument<T> type, byte[] bytes) throws IOException {
            read.incrementAndGet();
            return json.decode(type, bytes);
        }
    }

    @Singleton
    @Requires(property = "codecs.named")
    static class Marked extends Wrapping {
        Marked(@Named("json") Codec json) {
            super("named", json);
        }
    }

    @Singleton
    @Primary
    @Requires(property = "codecs.primary")
    static class Everywhere extends Wrapping {
        Everywhere(@Named("json") Codec json) {
            super("everywhere", json);
        }
    }

    @Singleton
    @Requires(property = "spec", value = "codecs")
    static class Repository {
        final AtomicInteger loads = new AtomicInteger();

        private Product load(long id) {
            return new Product(id, List.of("v" + loads.incrementAndGet()));
        }

        @Cached(namespace = "codec-plain", key = "id")
        Product plain(long id) {
            return load(id);
        }

        @Cached(namespace = "codec-text", key = "id")
        String text(long id) {
            return load(id).names().get(0);
        }

        @Cached(namespace = "codec-special", key = "id")
        Product special(long id) {
            return load(id);
        }

        @Cached(namespace = "chosen", key = "id")
        Product chosen(long id) {
            CacheContext.current().orElseThrow().codec(Marked.class);
            return load(id);
        }
    }

    @Singleton
    @Requires(property = "codecs.named")
    static class WithCodec {
        @Cached(namespace = "by-annotation", key = "id", codec = Marked.class)
        Product byAnnotation(long id) {
            return new Product(id, List.of());
        }
    }

    @Singleton
    @Requires(property = "codecs.named")
    @CacheDefaults(namespace = "by-type", codec = Marked.class)
    static class WithCodecOfType {
        @Cached(key = "id")
        Product byType(long id) {
            return new Product(id, List.of());
        }
    }

    private static ApplicationContext run(String... more) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spec", "codecs");
        properties.put("larder.backend", "scripted");
        properties.put("larder.backends.scripted.type", "scripted");
        properties.put("larder.timeout", "5s");
        properties.put("larder.breaker.slow", "5s");
        for (int i = 0; i < more.length; i += 2) {
            properties.put(more[i], more[i + 1]);
        }
        return ApplicationContext.run(properties);
    }

    /** A call that comes before the put of the one before has ended shares its result. */
    private static void awaitPuts(
            ApplicationContext context, String namespace, long puts, long refused) {
        Cache<Long, ?> cache =
                context.getBean(Caches.class).named(namespace, Long.class, Product.class);
        await().until(() -> cache.statistics().puts() == puts);
        await().until(() -> cache.statistics().putsRefused() == refused);
        await().until(() -> context.getBean(SingleFlight.class).size() == 0);
    }

    @Test
    void namedCodecActsWhereItIsNamed() {
        try (ApplicationContext context =
                run("codecs.named", "true", "larder.namespaces.codec-special.codec", "named")) {
            Repository repository = context.getBean(Repository.class);
            Marked codec = context.getBean(Marked.class);
            repository.plain(1);
            repository.text(1);
            assertThat(codec.written).isEmpty();
            repository.special(1);
            assertThat(codec.written).hasSize(1);
            repository.chosen(1);
            assertThat(codec.written).hasSize(2);
            context.getBean(WithCodec.class).byAnnotation(1);
            context.getBean(WithCodecOfType.class).byType(1);
            assertThat(codec.written).hasSize(4);
            assertThat(codec.read).hasValue(0);
            awaitPuts(context, "codec-special", 1, 0);
            awaitPuts(context, "chosen", 1, 0);
            assertThat(repository.special(1)).isEqualTo(repository.special(1));
            repository.chosen(1);
            assertThat(codec.read.get()).isPositive();
            assertThat(repository.loads).hasValue(4);
        }
    }

    @Test
    void primaryCodecActsEverywhere() {
        try (ApplicationContext context = run("codecs.primary", "true")) {
            Repository repository = context.getBean(Repository.class);
            Everywhere codec = context.getBean(Everywhere.class);
            repository.plain(1);
            repository.text(1);
            context.getBean(Caches.class).named("by-hand", Long.class, String.class).put(1L, "a");
            assertThat(codec.written).hasSize(3);
            awaitPuts(context, "codec-plain", 1, 0);
            repository.plain(1);
            assertThat(repository.loads).hasValue(2);
            assertThat(codec.read).hasValue(1);
        }
    }

    @Singleton
    @Requires(property = "spec", value = "codec-no-bean")
    static class NoBean {
        @Cached(codec = Marked.class)
        Product find(long id) {
            return new Product(id, List.of());
        }
    }

    @Test
    void codecThatIsNoBeanStopsTheStart() {
        assertThatThrownBy(() -> run("spec", "codec-no-bean").close())
                .hasStackTraceContaining("NoBean.find(long)")
                .hasStackTraceContaining("@Singleton");
    }

    @Singleton
    @Primary
    @Requires(property = "codecs.poison")
    static class Poisoned extends Wrapping {
        volatile boolean broken;

        Poisoned(@Named("json") Codec json) {
            super("poisoned", json);
        }

        @Override
        public <T> byte[] encode(Argument<T> type, T value) throws IOException {
            if (broken) {
                throw new IllegalStateException("can't write");
            }
            return super.encode(type, value);
        }

        @Override
        public <T> T decode(Argument<T> type, byte[] bytes) throws IOException {
            if (broken) {
                throw new IllegalStateException("can't read");
            }
            return super.decode(type, bytes);
        }
    }

    @Test
    @Tag("B14")
    void valueThatCanNotBeReadOrWrittenIsLoaded() {
        try (ApplicationContext context = run("codecs.poison", "true")) {
            Repository repository = context.getBean(Repository.class);
            Poisoned codec = context.getBean(Poisoned.class);
            Product first = repository.plain(1);
            awaitPuts(context, "codec-plain", 1, 0);
            codec.broken = true;
            Product second = repository.plain(1);
            assertThat(second).isNotEqualTo(first);
            awaitPuts(context, "codec-plain", 1, 1);
            assertThat(repository.plain(2).id()).isEqualTo(2);
            awaitPuts(context, "codec-plain", 1, 2);
            assertThat(repository.plain(2).id()).isEqualTo(2);
            awaitPuts(context, "codec-plain", 1, 3);
            assertThat(repository.loads).hasValue(4);
            codec.broken = false;
            repository.plain(2);
            assertThat(repository.plain(2).names()).containsExactly("v5");
        }
    }
}
