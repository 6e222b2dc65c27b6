package dev.larder.cache.several;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.CacheBackendException;
import dev.larder.cache.Caches;
import dev.larder.cache.tck.server.MemcachedServer;
import dev.larder.cache.tck.server.RedisServer;
import dev.larder.cache.tck.server.Server;
import io.lettuce.core.RedisClient;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Memory, two Redis servers and Memcached in one application. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class SeveralBackendsTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final RedisServer first = RedisServer.startOwn();
    private final RedisServer second = RedisServer.startOwn();
    private final MemcachedServer memcached = MemcachedServer.startOwn();
    private long id;

    @AfterAll
    void close() {
        first.close();
        second.close();
        memcached.close();
    }

    private ApplicationContext run(String... more) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spec", "several");
        properties.put("redis.uri", first.uri().toString());
        properties.put("redis.servers.second.uri", second.uri().toString());
        properties.put("larder.backend", "redis");
        properties.put("larder.timeout", "3s");
        properties.put("larder.breaker.slow", "3s");
        properties.put("larder.backends.second.type", "redis");
        properties.put("larder.backends.second.server", "second");
        properties.put("larder.memcached.servers", memcached.address());
        properties.put("larder.namespaces.rates.backend", "second");
        for (int i = 0; i < more.length; i += 2) {
            properties.put(more[i], more[i + 1]);
        }
        return ApplicationContext.run(properties);
    }

    /** A node of the application. */
    private record Node(ApplicationContext context, Shop.Goods goods, Shop.Names names)
            implements AutoCloseable {

        static Node of(ApplicationContext context) {
            return new Node(
                    context, context.getBean(Shop.Goods.class), context.getBean(Shop.Names.class));
        }

        String call(String method, long id) {
            return Shop.call(goods, names, method, id);
        }

        /** Calls until all results come from the cache. */
        void warm(long id) {
            await().atMost(SOON).until(() -> loading(id).isEmpty());
        }

        /** The methods whose results do not come from the cache. */
        List<String> loading(long id) {
            List<String> loading = new ArrayList<>();
            for (String method : Shop.METHODS) {
                if (!call(method, id).equals(call(method, id))) {
                    loading.add(method);
                }
            }
            return loading;
        }

        @Override
        public void close() {
            context.close();
        }
    }

    private static List<String> keys(RedisServer server) {
        RedisClient client = RedisClient.create(server.uri().toString());
        try {
            return client.connect().sync().keys("*");
        } finally {
            client.shutdown();
        }
    }

    @Test
    void eachNamespaceIsKeptWhereItBelongs() {
        id++;
        try (Node one = Node.of(run());
                Node other = Node.of(run())) {
            one.warm(id);
            for (String shared : List.of("price", "rate", "text", "stock")) {
                assertThat(other.call(shared, id)).isEqualTo(one.call(shared, id));
            }
            assertThat(keys(first))
                    .anyMatch(key -> key.contains("{prices/"))
                    .noneMatch(key -> key.contains("{rates/") || key.contains("{stocks/"));
            assertThat(keys(second))
                    .anyMatch(key -> key.contains("{rates/"))
                    .anyMatch(key -> key.contains("{stocks/"))
                    .noneMatch(key -> key.contains("{prices/") || key.contains("{names/"));
        }
    }

    @Test
    void tagReachesTheEntriesOnAllBackends() {
        id++;
        try (Node one = Node.of(run());
                Node other = Node.of(run())) {
            one.warm(id);
            one.warm(id + 1);
            Map<String, String> before = new HashMap<>();
            Map<String, String> untouched = new HashMap<>();
            Shop.METHODS.forEach(method -> before.put(method, one.call(method, id)));
            Shop.METHODS.forEach(method -> untouched.put(method, one.call(method, id + 1)));
            one.context().getBean(Caches.class).invalidateTags("item:" + id);

            for (String method : Shop.METHODS) {
                assertThat(one.call(method, id)).isNotEqualTo(before.get(method));
                assertThat(one.call(method, id + 1)).isEqualTo(untouched.get(method));
            }
            for (String shared : List.of("price", "rate", "text", "stock")) {
                assertThat(other.call(shared, id)).isNotEqualTo(before.get(shared));
            }
        }
        id++;
    }

    /** What may be gone, and what is kept there. */
    enum Gone {
        FIRST("price"),
        SECOND("rate", "stock"),
        MEMCACHED("text");

        private final List<String> methods;

        Gone(String... methods) {
            this.methods = List.of(methods);
        }
    }

    private Server server(Gone gone) {
        return switch (gone) {
            case FIRST -> first;
            case SECOND -> second;
            case MEMCACHED -> memcached;
        };
    }

    @ParameterizedTest
    @EnumSource
    void backendThatIsGoneDoesNotTouchTheOthers(Gone gone) {
        id++;
        try (Node node = Node.of(run())) {
            node.warm(id);
            Map<String, String> before = new HashMap<>();
            Shop.METHODS.forEach(method -> before.put(method, node.call(method, id)));
            server(gone).kill();
            try {
                for (String method : gone.methods) {
                    await().atMost(SOON)
                            .until(() -> !node.call(method, id).equals(before.get(method)));
                }
                for (String method : Shop.METHODS) {
                    if (!gone.methods.contains(method)) {
                        assertThat(node.call(method, id)).isEqualTo(before.get(method));
                    }
                }
            } finally {
                server(gone).restart();
            }
            node.warm(id);
        }
    }

    @Test
    void tagIsInvalidatedWhereItCanBeAtOnceAndElsewhereWhenTheBackendIsBack() {
        id++;
        try (Node node = Node.of(run())) {
            node.warm(id);
            Map<String, String> before = new HashMap<>();
            Shop.METHODS.forEach(method -> before.put(method, node.call(method, id)));
            second.pause();
            try {
                Caches caches = node.context().getBean(Caches.class);
                assertThatThrownBy(() -> caches.invalidateTags("item:" + id))
                        .isInstanceOf(CacheBackendException.class)
                        .hasMessageContaining("second");
                for (String method : Shop.METHODS) {
                    assertThat(node.call(method, id)).isNotEqualTo(before.get(method));
                }
            } finally {
                second.resume();
            }
            await().atMost(SOON)
                    .until(
                            () -> {
                                for (String method : Shop.METHODS) {
                                    assertThat(node.call(method, id))
                                            .isNotEqualTo(before.get(method));
                                }
                                return node.loading(id).isEmpty();
                            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "larder.backend, redsi, Did you mean \"redis\"?",
        "larder.namespaces.rates.backend, secnd, Did you mean \"second\"?",
        "larder.backends.second.type, reddis, Did you mean redis?",
        "larder.backends.second.server, third, redis.servers.third.uri"
    })
    void wrongNameStopsTheStartAndIsNamed(String property, String value, String hint) {
        assertThatThrownBy(() -> run(property, value).close())
                .hasStackTraceContaining(value)
                .hasStackTraceContaining(hint);
    }
}
