package dev.larder.cache.backend.dynamodb;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.remote.FirstAnswer;
import dev.larder.cache.backend.remote.RemoteBackend;
import dev.larder.cache.settings.BackendSettings;
import io.micronaut.aws.sdk.v2.service.dynamodb.DynamoDbClientFactory;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** DynamoDB, where and as whom the application has configured it for Micronaut AWS. */
@Singleton
@Requires(
        classes = {
            DynamoDbClientFactory.class,
            DynamoDbAsyncClient.class,
            NettyNioAsyncHttpClient.class
        })
final class DynamoDbBackendProvider implements BackendProvider {

    private final BeanProvider<DynamoDbClientFactory> factory;

    DynamoDbBackendProvider(BeanProvider<DynamoDbClientFactory> factory) {
        this.factory = factory;
    }

    @Override
    public String type() {
        return "dynamodb";
    }

    @Override
    public EntryBackend create(BackendSettings settings, BackendContext context) {
        DynamoDbTable table = DynamoDbTable.of(settings);
        Duration limit = context.settings().timeout();
        ServerClock clock = new ServerClock(System::nanoTime);
        DynamoDbClients clients =
                clients(settings, new DynamoDbClients.How(limit, settings.name(), clock));
        TableCreation creation = new TableCreation(clients, table);
        Refusals refusals = new Refusals(table, table.create() ? creation::begin : () -> {});
        Wire wire = new Wire(clients, refusals, limit);
        RemoteBackend backend =
                new RemoteBackend(
                        settings,
                        context,
                        new DynamoDbBackend(new Requests(table.name()), wire, clock, clients));
        CompletableFuture<Void> ready =
                table.create() ? creation.ensure() : CompletableFuture.completedFuture(null);
        FirstAnswer.await(settings.name(), ready.thenCompose(made -> backend.begin()), limit);
        return backend;
    }

    private DynamoDbClients clients(BackendSettings settings, DynamoDbClients.How how) {
        try {
            DynamoDbClientFactory application = factory.get();
            return new DynamoDbClients(application::asyncBuilder, how);
        } catch (SdkClientException e) {
            throw new CacheConfigurationException(
                    "larder.backends."
                            + settings.name()
                            + ".type = dynamodb: the clients can't be made. Set aws.region, such as"
                            + " eu-central-1. AWS says: "
                            + e.getMessage(),
                    e);
        }
    }
}
