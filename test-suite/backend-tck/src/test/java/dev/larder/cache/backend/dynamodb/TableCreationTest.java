package dev.larder.cache.backend.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.tck.server.DynamoDbServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** A missing table is made, whoever else makes it at the same time. */
class TableCreationTest {

    private static final String MISSING = "ResourceNotFoundException";
    private static final String CREATING =
            "{\"TableDescription\":{\"TableStatus\":\"CREATING\"},\"Table\":{\"TableStatus\":\"CREATING\"}}";
    private static final String ACTIVE = "{\"Table\":{\"TableStatus\":\"ACTIVE\"}}";
    private static final String NO_EXPIRY =
            "{\"TimeToLiveDescription\":{\"TimeToLiveStatus\":\"DISABLED\"}}";

    private final DynamoDbServer server = DynamoDbServer.start();

    @Test
    void tableHasOneKeyIsPaidForByRequestAndForgetsWhatHasEnded() {
        try (Bench bench = new Bench(server, "made").withTable()) {
            TableDescription table =
                    bench.clients()
                            .patient()
                            .describeTable(t -> t.tableName("made"))
                            .join()
                            .table();

            assertThat(table.keySchema())
                    .extracting(key -> key.attributeName())
                    .containsExactly("k");
            assertThat(table.billingModeSummary().billingMode())
                    .isEqualTo(BillingMode.PAY_PER_REQUEST);
            assertForgets(bench, "made");
        }
    }

    @Test
    void tableThatIsThereIsLeftAsItIs() {
        try (Bench first = new Bench(server, "there").withTable();
                Bench second = new Bench(server, "there").withTable()) {
            assertForgets(second, "there");
            assertThat(first.creation().ensure()).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void severalNodesMakeItTogether() {
        List<Bench> nodes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            nodes.add(new Bench(server, "together"));
        }
        List<CompletableFuture<Void>> made =
                nodes.stream().map(node -> node.creation().ensure()).toList();

        assertThat(made).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(20)));
        assertForgets(nodes.get(0), "together");
        nodes.forEach(Bench::close);
    }

    @Test
    void tableIsUsedWhenItIsActive() {
        try (StubDynamoDb stub = new StubDynamoDb();
                Bench bench = bench(stub)) {
            stub.refuse("DescribeTable", 400, MISSING, "")
                    .answer("DescribeTable", CREATING)
                    .answer("DescribeTable", ACTIVE)
                    .answer("CreateTable", CREATING)
                    .answer("DescribeTimeToLive", NO_EXPIRY);
            bench.withTable();

            assertThat(stub.asked())
                    .startsWith("DescribeTable", "CreateTable", "DescribeTable", "DescribeTable");
        }
    }

    @Test
    void tableThatAnotherIsMakingIsWaitedFor() {
        try (StubDynamoDb stub = new StubDynamoDb();
                Bench bench = bench(stub)) {
            stub.refuse("DescribeTable", 400, MISSING, "")
                    .answer("DescribeTable", ACTIVE)
                    .refuse("CreateTable", 400, "ResourceInUseException", "")
                    .answer("DescribeTimeToLive", NO_EXPIRY);

            assertThat(bench.creation().ensure()).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void missingRightToMakeItIsAFailure() {
        try (StubDynamoDb stub = new StubDynamoDb();
                Bench bench = bench(stub)) {
            stub.refuse("DescribeTable", 400, MISSING, "")
                    .refuse("CreateTable", 400, "AccessDeniedException", "");

            assertThat(bench.creation().ensure()).failsWithin(Duration.ofSeconds(10));
        }
    }

    private static Bench bench(StubDynamoDb stub) {
        return new Bench(stub.properties(), Bench.table("larder", true), System::nanoTime);
    }

    private static void assertForgets(Bench bench, String table) {
        TimeToLiveDescription expiry =
                bench.clients()
                        .patient()
                        .describeTimeToLive(t -> t.tableName(table))
                        .join()
                        .timeToLiveDescription();

        assertThat(expiry.attributeName()).isEqualTo("x");
        assertThat(expiry.timeToLiveStatus())
                .isIn(TimeToLiveStatus.ENABLED, TimeToLiveStatus.ENABLING);
    }
}
