package dev.larder.cache.tck;

import dev.larder.cache.backend.BackendRegistry;
import dev.larder.cache.backend.EntryBackend;
import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoopBackendTest extends TraceTck {

    private final ApplicationContext context = ApplicationContext.run();
    private final EntryBackend backend =
            context.getBean(BackendRegistry.class).get("none", "the test");

    @AfterAll
    void close() {
        context.close();
    }

    @Override
    protected EntryBackend backend() {
        return backend;
    }
}
