package dev.larder.cache.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.CacheCall;
import dev.larder.cache.Caches;
import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.dimension.UserDimension;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.KeyDimension;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DimensionsTest {

    @Singleton
    static class Repository {
        final AtomicInteger loads = new AtomicInteger();

        private String load() {
            return "v" + loads.incrementAndGet();
        }

        @Cached(namespace = "users", key = "id", varyBy = "user")
        String byUser(long id) {
            return load();
        }

        @CacheInvalidate(namespace = "users", key = "id", varyBy = "user")
        void forget(long id) {}

        @Cached(varyBy = "user")
        Mono<String> later(long id) {
            return Mono.fromSupplier(this::load);
        }

        @Cached(varyBy = "tenant")
        String byTenant(long id) {
            return load();
        }

        @Cached(varyBy = "locale")
        String byLocale(long id) {
            return load();
        }

        @Cached(
                namespace = "all-three",
                key = "id",
                varyBy = {"tenant", "user", "locale"})
        String byAll(long id) {
            return load();
        }
    }

    @Singleton
    @Named("user")
    @Requires(property = "own.user")
    static class Lenient implements KeyDimension {
        private final UserDimension usual;

        Lenient(UserDimension usual) {
            this.usual = usual;
        }

        @Override
        public @Nullable Object value(CacheCall call) {
            Object user = usual.value(call);
            return user == null ? null : user.toString().toLowerCase(Locale.ROOT);
        }
    }

    private ApplicationContext context;
    private Repository repository;

    private static ApplicationContext run(Map<String, Object> more) {
        return ApplicationContext.builder()
                .properties(
                        Map.of("micronaut.multitenancy.tenantresolver.httpheader.enabled", "true"))
                .properties(more)
                .start();
    }

    @BeforeAll
    void start() {
        context = run(Map.of());
        repository = context.getBean(Repository.class);
    }

    @AfterAll
    void stop() {
        context.close();
    }

    private static HttpRequest<?> of(
            @Nullable String user, @Nullable String tenant, String language) {
        MutableHttpRequest<?> request = HttpRequest.GET("/").header("Accept-Language", language);
        if (user != null) {
            request.setAttribute(HttpAttributes.PRINCIPAL, Authentication.build(user));
        }
        return tenant == null ? request : request.header("tenantId", tenant);
    }

    private static <T> T in(HttpRequest<?> request, Supplier<T> call) {
        return ServerRequestContext.with(request, call);
    }

    @Test
    @Tag("B4")
    void usersNeverShareAnEntry() {
        HttpRequest<?> ann = of("ann", null, "en");
        HttpRequest<?> bob = of("bob", null, "en");
        String first = in(ann, () -> repository.byUser(1));
        assertThat(in(ann, () -> repository.byUser(1))).isEqualTo(first);
        assertThat(in(bob, () -> repository.byUser(1))).isNotEqualTo(first);
        String nobody = in(of(null, null, "en"), () -> repository.byUser(1));
        assertThat(nobody).isNotEqualTo(first);
        assertThat(repository.byUser(1)).isEqualTo(nobody);
        assertThat(in(of("anonymous", null, "en"), () -> repository.byUser(1)))
                .isNotEqualTo(nobody);
        assertThat(
                        context.getBean(Caches.class)
                                .named("users", CacheKey.class, String.class)
                                .get(CacheKey.of(1, "ann")))
                .contains(first);
        in(
                ann,
                () -> {
                    repository.forget(1);
                    return true;
                });
        assertThat(in(ann, () -> repository.byUser(1))).isNotEqualTo(first);
    }

    @Test
    @Tag("B4")
    void keyOfAPublisherIsThatOfItsCaller() {
        String first = in(of("ann", null, "en"), () -> repository.later(1).block());
        Mono<String> ofAnn = in(of("ann", null, "en"), () -> repository.later(1));
        String ofBob = in(of("bob", null, "en"), () -> ofAnn.block());
        assertThat(ofBob).isEqualTo(first);
        assertThat(in(of("bob", null, "en"), () -> repository.later(1).block()))
                .isNotEqualTo(first);
    }

    @Test
    void tenantsNeverShareAnEntry() {
        String first = in(of(null, "one", "en"), () -> repository.byTenant(1));
        assertThat(in(of("ann", "one", "de"), () -> repository.byTenant(1))).isEqualTo(first);
        assertThat(in(of(null, "two", "en"), () -> repository.byTenant(1))).isNotEqualTo(first);
        assertThat(in(of(null, null, "en"), () -> repository.byTenant(1))).isNotEqualTo(first);
    }

    @Test
    void localesNeverShareAnEntry() {
        String first = in(of(null, null, "en-GB"), () -> repository.byLocale(1));
        assertThat(in(of("ann", "two", "en-GB"), () -> repository.byLocale(1))).isEqualTo(first);
        assertThat(in(of(null, null, "de"), () -> repository.byLocale(1))).isNotEqualTo(first);
    }

    @Test
    void severalDimensionsStandInTheirOrder() {
        String value = in(of("ann", "one", "de-DE"), () -> repository.byAll(1));
        assertThat(
                        context.getBean(Caches.class)
                                .named("all-three", CacheKey.class, String.class)
                                .get(CacheKey.of(1, "one", "ann", Locale.GERMANY)))
                .contains(value);
    }

    @Test
    void ownDimensionWrapsOurs() {
        try (ApplicationContext other = run(Map.of("own.user", "true"))) {
            Repository mine = other.getBean(Repository.class);
            String first = in(of("ANN", null, "en"), () -> mine.byUser(1));
            assertThat(in(of("ann", null, "en"), () -> mine.byUser(1))).isEqualTo(first);
        }
    }
}
