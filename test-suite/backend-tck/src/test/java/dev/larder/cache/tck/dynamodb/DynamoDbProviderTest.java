package dev.larder.cache.tck.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.SpaceSpec;
import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.Codecs;
import dev.larder.cache.entry.ValueType;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.tck.Noise;
import dev.larder.cache.tck.TestContexts;
import dev.larder.cache.tck.server.DynamoDbServer;
import io.micronaut.core.type.Argument;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A table that is not there, or not Larder's, stops no start; and is used when it is. */
@Tag("once")
class DynamoDbProviderTest {

    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final DynamoDbServer server = DynamoDbServer.start();
    private final Logger log =
            (Logger) LoggerFactory.getLogger("dev.larder.cache.backend.dynamodb.Refusals");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.list = new CopyOnWriteArrayList<>();
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(lines);
    }

    @Test
    void missingTableIsSaidOnceWithWhatToDoAndUsedWhenItIsThere() {
        try (DynamoDbNode node = node("not-there", false)) {
            for (int i = 0; i < 3; i++) {
                assertThat(read(node).entry()).isNull();
            }
            assertThat(lines.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .singleElement()
                    .asString()
                    .contains("no table not-there")
                    .contains("larder.dynamodb.table")
                    .contains("larder.dynamodb.create-table: true");
            create(node, "not-there", "k");

            awaitAnswer(node);
        }
    }

    @Test
    void tableThatIsDeletedIsMadeAnew() {
        try (DynamoDbNode node = node("deleted", true)) {
            awaitAnswer(node);
            client(node).deleteTable(table -> table.tableName("deleted")).join();
            await().atMost(SOON).until(() -> read(node).reason() != Seen.Reason.ABSENT);

            awaitAnswer(node);
        }
    }

    @Test
    void tableOfAnotherFormIsSaid() {
        try (DynamoDbNode node = node("foreign", false)) {
            create(node, "foreign", "id");
            lines.list.clear();
        }
        try (DynamoDbNode node = node("foreign", false)) {
            await().atMost(SOON)
                    .untilAsserted(
                            () -> {
                                assertThat(read(node).entry()).isNull();
                                assertThat(lines.list).isNotEmpty();
                            });
            assertThat(lines.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .singleElement()
                    .asString()
                    .contains("partition key is k");
        }
    }

    @Test
    void nameThatNoTableCanHaveStopsTheStart() {
        assertThatThrownBy(() -> node("a b", false))
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageContaining("larder.dynamodb.table = a b");
    }

    @Test
    void serverThatIsNotThereHoldsNobodyUp() {
        Map<String, Object> nowhere = server.properties(1);
        try (Noise noise = new Noise();
                DynamoDbNode node =
                        new DynamoDbNode(
                                nowhere, TestContexts.of("p"), Map.of("table", "nowhere"))) {
            noise.begin();
            long start = System.nanoTime();
            assertThat(read(node).entry()).isNull();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(TestContexts.TIMEOUT.multipliedBy(3).plus(noise.ofACall()));
        }
    }

    private DynamoDbNode node(String table, boolean create) {
        return new DynamoDbNode(
                server.properties(),
                TestContexts.of("p", SLOW),
                Map.of("table", table, "create-table", Boolean.toString(create)));
    }

    private static void awaitAnswer(DynamoDbNode node) {
        await().atMost(SOON).until(() -> read(node).reason() == Seen.Reason.ABSENT);
    }

    private static void create(DynamoDbNode node, String name, String key) {
        client(node)
                .createTable(
                        table ->
                                table.tableName(name)
                                        .billingMode(BillingMode.PAY_PER_REQUEST)
                                        .keySchema(k -> k.attributeName(key).keyType(KeyType.HASH))
                                        .attributeDefinitions(
                                                a ->
                                                        a.attributeName(key)
                                                                .attributeType(
                                                                        ScalarAttributeType.S)))
                .join();
    }

    private static DynamoDbAsyncClient client(DynamoDbNode node) {
        return node.application().getBean(DynamoDbAsyncClient.class);
    }

    private static Seen read(DynamoDbNode node) {
        Codecs codecs = node.application().getBean(Codecs.class);
        ValueType type =
                new ValueType(Argument.STRING, codecs.standard(Argument.STRING, Codecs.JSON));
        return node.backend()
                .space(new SpaceSpec("n", SpaceSpec.Kind.VALUES, 1, false))
                .read(new Target(CacheKey.of("k"), type, List.of()))
                .toCompletableFuture()
                .join();
    }
}
