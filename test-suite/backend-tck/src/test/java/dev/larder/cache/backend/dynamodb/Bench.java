package dev.larder.cache.backend.dynamodb;

import dev.larder.cache.settings.BackendSettings;
import dev.larder.cache.tck.server.DynamoDbServer;
import io.micronaut.aws.sdk.v2.service.dynamodb.DynamoDbClientFactory;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/** A backend without the rest of an application, and the way to its table. */
final class Bench implements AutoCloseable {

    private final ApplicationContext application;
    private final DynamoDbClients clients;
    private final TableCreation creation;
    private final DynamoDbBackend backend;

    Bench(DynamoDbServer server, String table) {
        this(server.properties(), table(table, true), System::nanoTime);
    }

    static DynamoDbTable table(String name, boolean create) {
        return new DynamoDbTable(
                new BackendSettings("dynamodb", "dynamodb", Map.of()), name, create);
    }

    Bench(Map<String, Object> properties, DynamoDbTable table, LongSupplier nanos) {
        Duration limit = Duration.ofSeconds(5);
        ServerClock clock = new ServerClock(nanos);
        application = ApplicationContext.run(properties);
        clients =
                new DynamoDbClients(
                        application.getBean(DynamoDbClientFactory.class)::asyncBuilder,
                        new DynamoDbClients.How(limit, "bench", clock));
        creation = new TableCreation(clients, table);
        Refusals refusals = new Refusals(table, () -> {});
        Wire wire = new Wire(clients, refusals, limit);
        backend = new DynamoDbBackend(new Requests(table.name()), wire, clock, clients);
    }

    Bench withTable() {
        creation.ensure().join();
        return this;
    }

    TableCreation creation() {
        return creation;
    }

    DynamoDbClients clients() {
        return clients;
    }

    DynamoDbBackend backend() {
        return backend;
    }

    @Override
    public void close() {
        backend.close();
        application.close();
    }
}
