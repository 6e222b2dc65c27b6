package dev.larder.cache.tck.dynamodb;

import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.settings.BackendSettings;
import io.micronaut.context.ApplicationContext;
import java.util.Map;

/** An application with a DynamoDB backend. */
final class DynamoDbNode implements AutoCloseable {

    private final ApplicationContext application;
    private final EntryBackend backend;

    DynamoDbNode(
            Map<String, Object> properties, BackendContext context, Map<String, String> settings) {
        application = ApplicationContext.run(properties);
        backend = provider().create(new BackendSettings("dynamodb", "dynamodb", settings), context);
    }

    EntryBackend backend() {
        return backend;
    }

    ApplicationContext application() {
        return application;
    }

    private BackendProvider provider() {
        return application.getBeansOfType(BackendProvider.class).stream()
                .filter(provider -> provider.type().equals("dynamodb"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        backend.close();
        application.close();
    }
}
