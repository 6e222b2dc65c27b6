package dev.larder.cache.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.annotation.Cached;
import dev.larder.cache.support.ScriptedAuthority;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What callers get while a value is on its way to a remote backend. */
class StoringTest {

    @Singleton
    @Requires(property = "spec", value = "storing")
    static class Repository {
        final AtomicInteger loads = new AtomicInteger();

        @Cached(namespace = "storing", key = "id")
        String find(long id) {
            return "v" + loads.incrementAndGet();
        }

        @Cached(namespace = "storing-later", key = "id")
        CompletableFuture<String> later(long id) {
            return CompletableFuture.completedFuture("v" + loads.incrementAndGet());
        }
    }

    private static ApplicationContext run() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spec", "storing");
        properties.put("larder.backend", "scripted");
        properties.put("larder.backends.scripted.type", "scripted");
        properties.put("larder.timeout", "30s");
        properties.put("larder.breaker.slow", "30s");
        return ApplicationContext.run(properties);
    }

    @Test
    @Tag("B2")
    void callerThatComesBeforeTheValueIsStoredDoesNotLoad() throws Exception {
        CompletableFuture<Void> stored = new CompletableFuture<>();
        try (ApplicationContext context = run()) {
            Repository repository = context.getBean(Repository.class);
            context.getBean(ScriptedAuthority.class).fillAfter(stored);
            assertThat(repository.find(1)).isEqualTo("v1");
            assertThat(repository.find(1)).isEqualTo("v1");
            assertThat(repository.later(1).get(10, TimeUnit.SECONDS)).isEqualTo("v2");
            assertThat(repository.later(1).get(10, TimeUnit.SECONDS)).isEqualTo("v2");
            stored.complete(null);
            assertThat(repository.find(1)).isEqualTo("v1");
            assertThat(repository.later(1).get(10, TimeUnit.SECONDS)).isEqualTo("v2");
            assertThat(repository.loads).hasValue(2);
        }
    }
}
