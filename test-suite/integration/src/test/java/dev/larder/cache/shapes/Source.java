package dev.larder.cache.shapes;

import dev.larder.cache.CacheContext;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What the methods under test compute: counted, and as the test says. */
@Singleton
@Requires(property = "spec", value = "shapes")
public class Source {

    private final AtomicInteger loads = new AtomicInteger();
    private final Map<Integer, IntFunction<@Nullable String>> scripts = new ConcurrentHashMap<>();
    private final CacheContext context;

    Source(CacheContext context) {
        this.context = context;
    }

    @Nullable String load(int id) {
        int number = loads.incrementAndGet();
        IntFunction<@Nullable String> script = scripts.get(id);
        return script == null ? id + "#" + number : script.apply(number);
    }

    void script(int id, IntFunction<@Nullable String> script) {
        scripts.put(id, script);
    }

    int loads() {
        return loads.get();
    }

    CacheContext context() {
        return context;
    }
}
